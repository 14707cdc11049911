package parley.messaging.application;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.BOB;
import static parley.messaging.Messages.BOBS_PHONE;
import static parley.messaging.Messages.PHONE;
import static parley.messaging.Messages.cid;
import static parley.messaging.Messages.text;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.Recipient;
import parley.messaging.domain.Watermark;
import parley.messaging.inmemory.InMemoryConversationMembers;
import parley.messaging.inmemory.InMemoryConversations;
import parley.messaging.inmemory.InMemoryCursors;
import parley.messaging.inmemory.InMemoryFanOutOutbox;
import parley.messaging.inmemory.InMemoryFanOutQueue;
import parley.messaging.inmemory.InMemoryInboxes;
import parley.messaging.inmemory.InMemoryMessageLog;
import parley.messaging.inmemory.InMemoryOwnership;
import parley.messaging.inmemory.InMemoryPeers;
import parley.messaging.inmemory.InMemoryReceipts;
import parley.messaging.port.in.ConfirmReceived;
import parley.messaging.port.in.OpenStream;
import parley.messaging.port.in.Push;
import parley.messaging.port.in.SendMessage;
import parley.messaging.port.in.SendMessage.Result;
import parley.messaging.port.in.StreamOutput;
import parley.messaging.port.out.Correspondents.Permission;
import parley.messaging.port.out.LiveDevices.LiveDevice;

/// Many real threads send, deliver and confirm at once: nothing is lost, doubled or reordered.
class ConcurrentDeliveryTest {
    private static final InstanceId SELF = new InstanceId(new UUID(9, 9));
    private static final SessionId SESSION = new SessionId(new UUID(7, 7));
    private static final int SENDERS = 8;
    private static final int EACH = 500;

    @Test
    void aWindowedDeviceShouldGetEverythingInOrderWhileManySend() throws Exception {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            MessagingModule messaging = messaging(workers);
            Recorder bob = new Recorder(messaging);
            messaging.openStream().open(new OpenStream.Command(BOB, BOBS_PHONE, SESSION, bob));
            messaging.startDelivery().start(SESSION);
            Queue<Result> results = new ConcurrentLinkedQueue<>();
            List<Future<?>> senders = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                int first = sender * EACH;
                senders.add(workers.submit(() -> {
                    for (int number = first; number < first + EACH; number++) {
                        messaging.sendMessage().send(command(number), results::add);
                        messaging.sendMessage().send(command(number), results::add);
                    }
                }));
            }
            for (Future<?> sender : senders) {
                sender.get();
            }

            await().until(() -> bob.confirmed() == SENDERS * EACH);
            await().until(() -> results.size() == 2 * SENDERS * EACH);
            assertEquals(List.of(), List.copyOf(bob.disorder));
            assertEquals(
                    SENDERS * EACH,
                    results.stream()
                            .filter(result -> result instanceof Result.Sent sent && !sent.duplicate())
                            .map(result -> ((Result.Sent) result).seq())
                            .distinct()
                            .count());
        }
    }

    private static SendMessage.Command command(int number) {
        return new SendMessage.Command(
                ALICE,
                PHONE,
                new SendMessage.Carrier.Request(),
                new Recipient.ToUser(BOB),
                cid(1_000, number),
                text("hi"));
    }

    private static MessagingModule messaging(ExecutorService workers) {
        InMemoryInboxes inboxes = new InMemoryInboxes();
        LiveDevice device = new LiveDevice(BOB, BOBS_PHONE, SESSION, SELF);
        InMemoryFanOutOutbox outbox = new InMemoryFanOutOutbox();
        MessagingPorts ports = new MessagingPorts(
                new InMemoryMessageLog(inboxes, outbox, "generation"),
                new InMemoryConversations(),
                inboxes,
                new InMemoryCursors(),
                new InMemoryReceipts(),
                outbox,
                new InMemoryFanOutQueue(),
                new InMemoryConversationMembers(),
                (sender, recipient) -> Permission.ALLOWED,
                user -> true,
                users -> List.of(device),
                new InMemoryOwnership(),
                new InMemoryPeers(),
                workers,
                SELF);
        return MessagingModule.create(ports, MessagingConfig.DEFAULTS, Clock.systemUTC());
    }

    /// Confirms what it gets, on a thread of its own.
    private static final class Recorder implements StreamOutput {
        private final MessagingModule messaging;
        private final ExecutorService confirmations =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
        private final Queue<String> disorder = new ConcurrentLinkedQueue<>();
        private long last;
        private volatile long confirmed;

        Recorder(MessagingModule messaging) {
            this.messaging = messaging;
        }

        long confirmed() {
            return confirmed;
        }

        @Override
        public void message(Push push) {
            long seq = push.entry().seq();
            if (seq != last + 1) {
                disorder.add(seq + " after " + last);
            }
            last = seq;
            ConversationId conversation = ALICE_AND_BOB.id();
            confirmations.execute(() -> {
                messaging.confirmReceived().confirm(new ConfirmReceived.Command(SESSION, conversation, seq));
                confirmed = seq;
            });
        }

        @Override
        public void skip(ConversationId conversation, long from, long to) {
            disorder.add("skip " + from);
        }

        @Override
        public void behind(ConversationId conversation, long from, long to) {
            disorder.add("behind " + from);
        }

        @Override
        public void synced() {}

        @Override
        public void receipt(Watermark watermark, long at) {}

        @Override
        public void receipts(ConversationId conversation, List<Watermark> watermarks, long at) {}

        @Override
        public void settings(ConversationId conversation, ConversationSettings settings) {}

        @Override
        public void read(ConversationId conversation, long seq) {}

        @Override
        public void tooSlow() {
            disorder.add("slow");
        }
    }
}
