package parley.adapter.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.cluster.Instances.incarnation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.cassandra.cluster.CassandraLeaseTable;
import parley.adapter.cassandra.messaging.CassandraMessaging;
import parley.cluster.domain.LeaseTableUnavailableException;
import parley.cluster.domain.ShardRow;
import parley.cluster.domain.Shards;
import parley.cluster.port.out.LeaseTable;
import parley.devcluster.CassandraNode;
import parley.devcluster.CassandraPorts;
import parley.devcluster.CassandraRing;
import parley.devcluster.Progress;
import parley.kernel.ConversationId;
import parley.messaging.Messages;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.CidLocation;
import parley.messaging.port.out.LogUnavailableException;

/// Three nodes, each row on all of them, that lose one with SIGKILL while appends go on; then the two others
/// have to know everything that was acknowledged, one after the other.
final class RingIT {
    private static final int CONVERSATIONS = 12;
    private static final int BEFORE = 100;
    private static final int AFTER = 300;

    /// Less than the nodes take to agree that one of them is gone.
    private static final Duration LONGEST_LISTING = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    private final Map<ConversationId, Long> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger appends = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();

    @Test
    void nothingAcknowledgedShouldBeLostWithANode() throws Exception {
        try (CassandraRing ring =
                CassandraRing.start(directory, 3, CassandraPorts.free(3), TestNode.options(), Progress.NONE)) {
            CassandraConfig config = TestNode.config(ring.addresses());
            try (CassandraSchema schema = CassandraSchema.connect(config, UUID::randomUUID)) {
                schema.migrate(false);
            }
            try (CassandraStore store = CassandraStore.open(config)) {
                appendWhileOneIsLost(ring, store);
            }
            CassandraNode lost = ring.nodes().getLast();
            lost.restart();
            ring.awaitUp();
            ring.nodes().getFirst().kill();
            try (CassandraStore store =
                    CassandraStore.open(TestNode.config(ring.addresses().subList(1, 3), 3))) {
                CassandraMessaging messaging = CassandraMessaging.on(store);
                acknowledged.forEach((conversation, last) -> check(messaging, conversation, last));
                assertEquals(
                        incarnation(1),
                        new CassandraLeaseTable(store).shards().get(5).owner());
            }
        }
        System.out.println("appends: " + appends + ", repeated: " + unknown);
    }

    private void appendWhileOneIsLost(CassandraRing ring, CassandraStore store) throws Exception {
        CassandraMessaging messaging = CassandraMessaging.on(store);
        LeaseTable leases = new CassandraLeaseTable(store);
        AtomicBoolean enough = new AtomicBoolean();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int number = 1; number <= CONVERSATIONS; number++) {
                ConversationId conversation = new ConversationId(new UUID(77L * number, number));
                running.add(writers.submit(() -> appendUntil(enough, messaging, conversation)));
            }
            try {
                awaitAppends(BEFORE);
                ring.nodes().getLast().kill();
                long lost = System.nanoTime();
                assertEquals(Shards.COUNT, leases.shards().size());
                assertTrue(
                        System.nanoTime() - lost < LONGEST_LISTING.toNanos(),
                        "the lease table could not be read until the nodes agreed on the loss");
                awaitAppends(appends.get() + AFTER);
            } finally {
                enough.set(true);
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        }
        assertEquals(CONVERSATIONS, acknowledged.size());
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(LeaseTableUnavailableException.class)
                .until(() -> {
                    leases.take(ShardRow.untouched(5), incarnation(1));
                    return leases.shards().get(5).ownedBy(incarnation(1));
                });
    }

    private void awaitAppends(int count) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> appends.get() >= count);
    }

    /// One writer per conversation; an append whose outcome is unknown is repeated as it is.
    private void appendUntil(AtomicBoolean enough, CassandraMessaging messaging, ConversationId conversation) {
        for (long seq = 1; !enough.get(); seq++) {
            Append append = Messages.append(conversation, seq, seq);
            while (!stored(messaging, append)) {
                unknown.incrementAndGet();
            }
            acknowledged.put(conversation, seq);
            appends.incrementAndGet();
        }
    }

    private static boolean stored(CassandraMessaging messaging, Append append) {
        try {
            messaging.log().append(append);
            return true;
        } catch (LogUnavailableException repeat) {
            return false;
        }
    }

    private static void check(CassandraMessaging messaging, ConversationId conversation, long last) {
        List<LogEntry> stored = messaging.log().read(conversation, 1, Long.MAX_VALUE, Integer.MAX_VALUE);
        assertEquals(last, stored.size());
        for (LogEntry entry : stored) {
            assertEquals(Messages.entry(conversation, entry.seq()), entry);
        }
        assertEquals(stored.getLast(), messaging.log().tail(conversation, 1).getFirst());
        assertEquals(
                Optional.of(new CidLocation(conversation, last)),
                messaging.log().find(Messages.ALICE, stored.getLast().cid()));
        assertEquals(
                last,
                messaging
                        .inboxes()
                        .find(Messages.BOB, conversation)
                        .orElseThrow()
                        .head());
    }
}
