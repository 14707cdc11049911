package parley.messaging.port.in;

import java.util.UUID;
import parley.kernel.ConversationId;
import parley.kernel.Page;
import parley.kernel.UserId;
import parley.messaging.domain.Watermark;

/// Who has received and who has read one entry: counted, and listed page by page.
@FunctionalInterface
public interface ReadMessageReceipts {
    Result read(Query query);

    /// @param after last user of the page before; [#FIRST] for the first page
    /// @param limit 1 to 200
    record Query(UserId user, ConversationId conversation, long seq, UserId after, int limit) {}

    /// Lower than every user.
    UserId FIRST = new UserId(new UUID(0, 0));

    sealed interface Result {
        /// @param members present members who may see the entry, without its sender and without those whose
        /// receipts the user does not see
        /// @param delivered how many of them have received it
        /// @param read how many of them have read it, of those who let it be seen
        /// @param page their watermarks in ascending unsigned order of user ids; 0 for nothing yet
        record Found(int members, int delivered, int read, Page<Watermark> page) implements Result {}

        /// No such conversation, or the user never was a member of it.
        record NotFound() implements Result {}

        /// The user was a member.
        record NotMember() implements Result {}

        /// No such entry, or not one the user may see.
        record OutOfRange() implements Result {}

        record Unavailable() implements Result {}
    }
}
