package parley.messaging.application;

import java.util.Map;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.InboxRow;
import parley.messaging.port.in.OpenStream;
import parley.messaging.port.out.LogUnavailableException;

final class OpenStreamHandler implements OpenStream {
    private final MessagingPorts ports;
    private final Streams streams;
    private final StreamSupport support;
    private final CursorFlush cursorFlush;

    OpenStreamHandler(MessagingPorts ports, Streams streams, StreamSupport support, CursorFlush cursorFlush) {
        this.ports = ports;
        this.streams = streams;
        this.support = support;
        this.cursorFlush = cursorFlush;
    }

    @Override
    public Result open(Command command) {
        DeviceStream stream = new DeviceStream(command, support);
        try {
            Map<ConversationId, Long> taken = takeOver(stream);
            return new Result.Opened(ports.log().generation(), readInbox(command, stream, taken));
        } catch (LogUnavailableException unavailable) {
            streams.remove(stream);
            return new Result.Unavailable();
        }
    }

    /// @return cursors of the device's former stream that the store may not have yet
    private Map<ConversationId, Long> takeOver(DeviceStream stream) {
        return streams.add(stream)
                .map(former -> {
                    Map<ConversationId, Long> unstored = former.unstored();
                    cursorFlush.store(former);
                    return unstored;
                })
                .orElse(Map.of());
    }

    /// Heads are read after the stream can be pushed to, so that an entry comes one way or the other.
    ///
    /// @return unread messages over all conversations
    private long readInbox(Command command, DeviceStream stream, Map<ConversationId, Long> taken) {
        UserId user = command.user();
        Map<ConversationId, Long> cursors = ports.cursors().all(user, command.device());
        long unread = 0;
        for (InboxRow row : new InboxScan(ports.inboxes(), user)) {
            unread += row.unread();
            long cursor =
                    Math.max(cursor(cursors, user, row.conversation()), taken.getOrDefault(row.conversation(), 0L));
            if (row.head() > cursor) {
                stream.await(row.conversation(), cursor, row.head());
            }
        }
        return unread;
    }

    private long cursor(Map<ConversationId, Long> cursors, UserId user, ConversationId conversation) {
        Long cursor = cursors.get(conversation);
        return cursor == null ? support.start(user, conversation) : cursor;
    }
}
