package parley.groups.port.in;

import parley.groups.domain.GroupView;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// A group, as a member or former member sees it.
@FunctionalInterface
public interface ReadGroup {
    Result read(Query query);

    record Query(UserId user, ConversationId group) {}

    sealed interface Result {
        record Found(GroupView view) implements Result {}

        /// There is no such group, or the caller never was a member of it.
        record NotFound() implements Result {}
    }
}
