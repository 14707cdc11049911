package parley.messaging.inmemory;

import java.util.List;
import org.junit.jupiter.api.Nested;
import parley.kernel.Cid;
import parley.kernel.UserId;
import parley.messaging.domain.FanOutJob;
import parley.messaging.port.out.ConversationMembersContract;
import parley.messaging.port.out.ConversationsContract;
import parley.messaging.port.out.CursorsContract;
import parley.messaging.port.out.FanOutOutboxContract;
import parley.messaging.port.out.FanOutQueueContract;
import parley.messaging.port.out.InboxesContract;
import parley.messaging.port.out.MessageLogContract;
import parley.messaging.port.out.OwnershipContract;
import parley.messaging.port.out.PeersContract;
import parley.messaging.port.out.ReceiptsContract;

/// The in-memory stores keep every contract.
class InMemoryStoresTest {
    @Nested
    class LogTest implements MessageLogContract {
        private final InMemoryInboxes inboxes = new InMemoryInboxes();
        private final InMemoryMessageLog log = new InMemoryMessageLog(inboxes, new InMemoryFanOutOutbox(), "test");

        @Override
        public InMemoryMessageLog log() {
            return log;
        }

        @Override
        public InMemoryInboxes inboxes() {
            return inboxes;
        }
    }

    @Nested
    class FanOutOutboxTest implements FanOutOutboxContract {
        private final InMemoryFanOutOutbox outbox = new InMemoryFanOutOutbox();
        private final InMemoryMessageLog log = new InMemoryMessageLog(new InMemoryInboxes(), outbox, "test");

        @Override
        public InMemoryMessageLog log() {
            return log;
        }

        @Override
        public InMemoryFanOutOutbox outbox() {
            return outbox;
        }
    }

    @Nested
    class FanOutQueueTest implements FanOutQueueContract {
        private final InMemoryFanOutQueue queue = new InMemoryFanOutQueue();

        @Override
        public InMemoryFanOutQueue queue() {
            return queue;
        }

        @Override
        public List<FanOutJob> taken() {
            return queue.take();
        }
    }

    @Nested
    class InboxesTest implements InboxesContract {
        private final InMemoryInboxes inboxes = new InMemoryInboxes();
        private final InMemoryMessageLog log = new InMemoryMessageLog(inboxes, new InMemoryFanOutOutbox(), "test");

        @Override
        public InMemoryMessageLog log() {
            return log;
        }

        @Override
        public InMemoryInboxes inboxes() {
            return inboxes;
        }
    }

    @Nested
    class ConversationsTest implements ConversationsContract {
        private final InMemoryConversations conversations = new InMemoryConversations();

        @Override
        public InMemoryConversations conversations() {
            return conversations;
        }
    }

    @Nested
    class CursorsTest implements CursorsContract {
        private final InMemoryCursors cursors = new InMemoryCursors();

        @Override
        public InMemoryCursors cursors() {
            return cursors;
        }
    }

    @Nested
    class ReceiptsTest implements ReceiptsContract {
        private final InMemoryReceipts receipts = new InMemoryReceipts();

        @Override
        public InMemoryReceipts receipts() {
            return receipts;
        }
    }

    @Nested
    class MembersTest implements ConversationMembersContract {
        private final InMemoryConversationMembers members = new InMemoryConversationMembers();

        @Override
        public InMemoryConversationMembers members() {
            return members;
        }

        @Override
        public void begin(Cid change, List<UserId> joining, List<UserId> leaving) {
            members.begin(GROUP, change, joining, leaving);
        }
    }

    @Nested
    class OwnershipTest implements OwnershipContract {
        @Override
        public InMemoryOwnership ownership() {
            return new InMemoryOwnership();
        }
    }

    @Nested
    class InMemoryPeersTest implements PeersContract {
        @Override
        public InMemoryPeers peers() {
            return new InMemoryPeers();
        }
    }
}
