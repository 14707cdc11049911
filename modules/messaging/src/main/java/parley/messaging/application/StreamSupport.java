package parley.messaging.application;

import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.domain.Interval;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.Visibility;

/// What all streams of this instance share.
final class StreamSupport {
    private static final Logger LOG = LoggerFactory.getLogger(StreamSupport.class);

    private final MessagingPorts ports;
    private final MessagingConfig config;
    private final Clock clock;
    private final KnownConversations conversations;
    private final ReceiptCoalescer receipts;
    private final Queue<DeviceStream> dirty = new ConcurrentLinkedQueue<>();

    StreamSupport(
            MessagingPorts ports,
            MessagingConfig config,
            Clock clock,
            KnownConversations conversations,
            ReceiptCoalescer receipts) {
        this.ports = ports;
        this.config = config;
        this.clock = clock;
        this.conversations = conversations;
        this.receipts = receipts;
    }

    MessagingConfig config() {
        return config;
    }

    Clock clock() {
        return clock;
    }

    Executor workers() {
        return ports.workers();
    }

    ReceiptCoalescer receipts() {
        return receipts;
    }

    /// Reads what the user may see from the stream's position on, up to the next hole at most.
    Rows read(UserId user, DeviceStream.Reading reading) {
        Visibility visibility = conversations.visibility(reading.conversation(), user);
        long from = visibility.next(reading.from());
        if (from > reading.to()) {
            return new Rows(from, List.of());
        }
        long to = Math.min(reading.to(), visibility.endFrom(from));
        return new Rows(from, ports.log().read(reading.conversation(), from, to, reading.rows()));
    }

    /// Where the device's stream begins: at its cursor, or just before the first entry that the user may see.
    long cursor(UserId user, DeviceId device, ConversationId conversation) {
        OptionalLong cursor = ports.cursors().find(user, device, conversation);
        return cursor.isPresent() ? cursor.getAsLong() : start(user, conversation);
    }

    /// Where a device without a cursor begins.
    long start(UserId user, ConversationId conversation) {
        return conversations.visibility(conversation, user).start();
    }

    /// Rows of the log.
    ///
    /// @param from where they begin: what is between the position and here is a hole
    record Rows(long from, List<LogEntry> entries) {
        /// Whether the user may see nothing of what was asked for.
        boolean nothingVisible() {
            return entries.isEmpty() && from == Interval.OPEN;
        }
    }

    /// Has the stream's cursors stored at the next flush. At most once per stream until then, so the queue is
    /// bounded by the number of streams.
    void dirty(DeviceStream stream) {
        dirty.add(stream);
    }

    @Nullable
    DeviceStream nextDirty() {
        return dirty.poll();
    }

    void fault(ConversationId conversation, RuntimeException fault) {
        LOG.atError()
                .addKeyValue("code", "stream_fault")
                .addKeyValue("conversation", conversation)
                .setCause(fault)
                .log("a stream failed unexpectedly to read a conversation; it tries again");
    }

    void rowMissing(ConversationId conversation, long seq) {
        LOG.atError()
                .addKeyValue("code", "log_row_missing")
                .addKeyValue("conversation", conversation)
                .addKeyValue("seq", seq)
                .log("an entry at or below the head is not in the log; it is read again and never skipped");
    }
}
