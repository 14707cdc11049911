package parley.messaging.port.in;

import java.util.List;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.Watermark;

/// Who has received and read a conversation how far.
@FunctionalInterface
public interface ReadReceipts {
    Result read(Query query);

    record Query(UserId user, ConversationId conversation) {}

    sealed interface Result {
        record Found(List<Watermark> watermarks) implements Result {
            public Found {
                watermarks = List.copyOf(watermarks);
            }
        }

        /// No such conversation, or the user is not a member of it.
        record NotFound() implements Result {}

        record Unavailable() implements Result {}
    }
}
