package parley.groups.port.in;

import parley.groups.domain.GroupView;
import parley.kernel.Page;
import parley.kernel.UserId;

/// The groups that a user is a member of, in the order of their ids.
@FunctionalInterface
public interface ListGroups {
    Result list(Query query);

    /// @param cursor `next` of the page before; empty for the first page
    /// @param limit 1 to 200
    record Query(UserId user, String cursor, int limit) {}

    sealed interface Result {
        record Listed(Page<GroupView> page) implements Result {}

        /// A value has a wrong form.
        ///
        /// @param field name of the component of the query
        /// @param expected what it must be, for people
        record Invalid(String field, String expected) implements Result {}
    }
}
