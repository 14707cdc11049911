package parley.app.metering.messaging;

import org.junit.jupiter.api.Nested;
import parley.app.metering.Meters;
import parley.messaging.inmemory.InMemoryConversations;
import parley.messaging.inmemory.InMemoryCursors;
import parley.messaging.inmemory.InMemoryFanOutOutbox;
import parley.messaging.inmemory.InMemoryInboxes;
import parley.messaging.inmemory.InMemoryMessageLog;
import parley.messaging.inmemory.InMemoryReceipts;
import parley.messaging.port.out.Conversations;
import parley.messaging.port.out.ConversationsContract;
import parley.messaging.port.out.Cursors;
import parley.messaging.port.out.CursorsContract;
import parley.messaging.port.out.Inboxes;
import parley.messaging.port.out.InboxesContract;
import parley.messaging.port.out.MessageLog;
import parley.messaging.port.out.MessageLogContract;
import parley.messaging.port.out.Receipts;
import parley.messaging.port.out.ReceiptsContract;

/// Stores that are timed do what they did before.
class TimedMessagingTest {
    private static final Meters METERS = new Meters();

    @Nested
    class LogTest implements MessageLogContract {
        private final InMemoryInboxes inboxes = new InMemoryInboxes();
        private final MessageLog log = new TimedMessageLog(
                new InMemoryMessageLog(inboxes, new InMemoryFanOutOutbox(), "test"), METERS, System::nanoTime);

        @Override
        public MessageLog log() {
            return log;
        }

        @Override
        public Inboxes inboxes() {
            return new TimedInboxes(inboxes, METERS, System::nanoTime);
        }
    }

    @Nested
    class InboxesTest implements InboxesContract {
        private final InMemoryInboxes inboxes = new InMemoryInboxes();
        private final MessageLog log = new TimedMessageLog(
                new InMemoryMessageLog(inboxes, new InMemoryFanOutOutbox(), "test"), METERS, System::nanoTime);

        @Override
        public MessageLog log() {
            return log;
        }

        @Override
        public Inboxes inboxes() {
            return new TimedInboxes(inboxes, METERS, System::nanoTime);
        }
    }

    @Nested
    class ConversationsTest implements ConversationsContract {
        private final Conversations conversations =
                new TimedConversations(new InMemoryConversations(), METERS, System::nanoTime);

        @Override
        public Conversations conversations() {
            return conversations;
        }
    }

    @Nested
    class CursorsTest implements CursorsContract {
        private final Cursors cursors = new TimedCursors(new InMemoryCursors(), METERS, System::nanoTime);

        @Override
        public Cursors cursors() {
            return cursors;
        }
    }

    @Nested
    class ReceiptsTest implements ReceiptsContract {
        private final Receipts receipts = new TimedReceipts(new InMemoryReceipts(), METERS, System::nanoTime);

        @Override
        public Receipts receipts() {
            return receipts;
        }
    }
}
