package parley.identity.port.in;

import parley.identity.domain.Relation;
import parley.kernel.Page;
import parley.kernel.UserId;

/// A user's contacts, in the order of their ids.
@FunctionalInterface
public interface ListContacts {
    Result list(Query query);

    /// @param cursor `next` of the page before; empty for the first page
    /// @param limit 1 to 200
    record Query(UserId user, String cursor, int limit) {}

    sealed interface Result {
        record Listed(Page<Relation> page) implements Result {}

        /// A value has a wrong form.
        ///
        /// @param field name of the component of the query
        /// @param expected what it must be, for people
        record Invalid(String field, String expected) implements Result {}
    }
}
