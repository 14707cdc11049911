package parley.messaging.application;

import java.util.HashMap;
import java.util.Map;
import parley.kernel.ConversationId;
import parley.kernel.SessionId;
import parley.messaging.domain.InboxRow;
import parley.messaging.port.in.CheckStream;
import parley.messaging.port.out.LogUnavailableException;

final class CheckStreamHandler implements CheckStream {
    private final MessagingPorts ports;
    private final Streams streams;

    CheckStreamHandler(MessagingPorts ports, Streams streams) {
        this.ports = ports;
        this.streams = streams;
    }

    @Override
    public Map<ConversationId, Long> check(SessionId session) {
        return streams.find(session)
                .filter(stream -> !stream.hasAllPushes(streams.headsWritten(stream.user())))
                .map(this::reread)
                .orElse(Map.of());
    }

    /// Reads the inbox again; the stream catches up from the log where it is behind.
    private Map<ConversationId, Long> reread(DeviceStream stream) {
        Map<ConversationId, Long> moved = new HashMap<>();
        try {
            Map<ConversationId, Long> cursors = ports.cursors().all(stream.user(), stream.device());
            for (InboxRow row : new InboxScan(ports.inboxes(), stream.user())) {
                long cursor = cursors.getOrDefault(row.conversation(), 0L);
                if (stream.raise(row.conversation(), cursor, row.head())) {
                    moved.put(row.conversation(), row.head());
                }
            }
        } catch (LogUnavailableException unavailable) {
            stream.doubtPushes();
        }
        return moved;
    }
}
