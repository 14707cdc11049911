package parley.messaging.port.in;

import java.util.UUID;
import parley.kernel.ConversationId;
import parley.kernel.Page;
import parley.kernel.UserId;
import parley.messaging.domain.Watermark;

/// Who has received and read a conversation how far.
@FunctionalInterface
public interface ReadReceipts {
    Result read(Query query);

    /// @param after last user of the page before; [#FIRST] for the first page
    /// @param limit 1 to 200
    record Query(UserId user, ConversationId conversation, UserId after, int limit) {}

    /// Lower than every user.
    UserId FIRST = new UserId(new UUID(0, 0));

    sealed interface Result {
        /// @param page watermarks of the present members that have one, as far as the user may see them, in
        /// ascending unsigned order of user ids
        record Found(Page<Watermark> page) implements Result {}

        /// No such conversation, or the user never was a member of it.
        record NotFound() implements Result {}

        /// The user was a member.
        record NotMember() implements Result {}

        record Unavailable() implements Result {}
    }
}
