package parley.messaging.application;

import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.domain.LogEntry;

/// What all streams of this instance share.
final class StreamSupport {
    private static final Logger LOG = LoggerFactory.getLogger(StreamSupport.class);

    private final MessagingPorts ports;
    private final MessagingConfig config;
    private final Clock clock;
    private final ReceiptCoalescer receipts;
    private final Queue<DeviceStream> dirty = new ConcurrentLinkedQueue<>();

    StreamSupport(MessagingPorts ports, MessagingConfig config, Clock clock, ReceiptCoalescer receipts) {
        this.ports = ports;
        this.config = config;
        this.clock = clock;
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

    List<LogEntry> read(DeviceStream.Reading reading) {
        return ports.log().read(reading.conversation(), reading.from(), reading.to(), reading.rows());
    }

    long cursor(UserId user, DeviceId device, ConversationId conversation) {
        return ports.cursors().find(user, device, conversation).orElse(0);
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
