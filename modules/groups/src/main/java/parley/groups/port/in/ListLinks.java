package parley.groups.port.in;

import java.util.List;
import parley.groups.domain.Link;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// The links of a group that can be used, the oldest first: for those who may make some.
@FunctionalInterface
public interface ListLinks {
    Result list(Query query);

    record Query(UserId user, ConversationId group) {}

    sealed interface Result {
        record Listed(List<Link> links) implements Result {
            public Listed {
                links = List.copyOf(links);
            }
        }

        /// There is no such group, or the caller never was a member of it.
        record NotFound() implements Result {}

        /// The caller is no member any more.
        record NotMember() implements Result {}

        /// The caller's role does not suffice.
        record Forbidden() implements Result {}
    }
}
