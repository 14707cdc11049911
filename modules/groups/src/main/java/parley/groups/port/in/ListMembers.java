package parley.groups.port.in;

import parley.groups.domain.Member;
import parley.kernel.ConversationId;
import parley.kernel.Page;
import parley.kernel.UserId;

/// The members of a group, for its members, in the order of their ids.
@FunctionalInterface
public interface ListMembers {
    Result list(Query query);

    /// @param cursor `next` of the page before; empty for the first page
    /// @param limit 1 to 200
    record Query(UserId user, ConversationId group, String cursor, int limit) {}

    sealed interface Result {
        record Listed(Page<Member> page) implements Result {}

        /// A value has a wrong form.
        ///
        /// @param field name of the component of the query
        /// @param expected what it must be, for people
        record Invalid(String field, String expected) implements Result {}

        /// There is no such group, or the caller never was a member of it.
        record NotFound() implements Result {}

        /// The caller is no member any more.
        record NotMember() implements Result {}
    }
}
