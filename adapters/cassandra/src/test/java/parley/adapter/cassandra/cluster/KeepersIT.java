package parley.adapter.cassandra.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.cassandra.TestNode;
import parley.cluster.Instances;
import parley.cluster.application.ClusterConfig;
import parley.cluster.application.ClusterModule;
import parley.cluster.application.ClusterModule.Cluster;
import parley.cluster.application.ClusterPorts;
import parley.cluster.domain.Fence;
import parley.cluster.domain.Instance;
import parley.cluster.domain.Shards;
import parley.cluster.port.in.FindOwner.Result.Owned;
import parley.kernel.ConversationId;

/// Three instances in one process, each with its own thread, over leases in a real Cassandra. What it measures is
/// logged; `-Dparley.lease-millis=10000` takes the lease of a real cluster.
final class KeepersIT {
    private static final Logger LOG = LoggerFactory.getLogger(KeepersIT.class);
    private static final Duration LEASE = Duration.ofMillis(Integer.getInteger("parley.lease-millis", 4_000));
    private static final Duration PATIENCE = LEASE.multipliedBy(6).plusSeconds(30);
    private static final int SAMPLES = 20_000;

    private final TestNode node = TestNode.shared();
    private final List<Keeper> keepers = new ArrayList<>();
    private final List<ConversationId> conversations = new ArrayList<>();

    KeepersIT() {
        boolean[] found = new boolean[Shards.COUNT];
        for (int number = 0; number < SAMPLES; number++) {
            ConversationId id = new ConversationId(new UUID(3, number));
            if (!found[Shards.of(id)]) {
                found[Shards.of(id)] = true;
                conversations.add(id);
            }
        }
        assertEquals(Shards.COUNT, conversations.size());
    }

    @BeforeEach
    void truncate() {
        node.truncate();
    }

    @AfterEach
    void end() {
        keepers.forEach(Keeper::end);
    }

    @Test
    void oneOfThreeThatIsStoppedShouldBeReplacedAfterItsLeaseAndComeBack() {
        Keeper one = start(1);
        LOG.info("{} ms until an instance alone owns everything", millisUntil(() -> owned(one) == Shards.COUNT));
        start(2);
        start(3);
        LOG.info("{} ms until three share it", millisUntil(this::settled));
        List<Fence> fences = fences(one);

        one.paused = true;
        long takeover = millisUntil(() -> owned(keepers.get(1)) + owned(keepers.get(2)) == Shards.COUNT);
        LOG.info("{} ms from the stop of one until the others own everything, lease {}", takeover, LEASE);

        assertTrue(takeover >= LEASE.dividedBy(2).toMillis());
        fences.forEach(fence -> assertFalse(fence.holds()));
        assertEquals(0, owned(one));

        one.paused = false;
        LOG.info("{} ms until three share it again", millisUntil(this::settled));
        fences.forEach(fence -> assertFalse(fence.holds()));
    }

    @Test
    void oneThatLeavesShouldBeReplacedAtOnce() {
        Keeper one = start(1);
        Keeper two = start(2);
        await().atMost(PATIENCE).until(this::settled);

        long handOver = millisUntil(() -> {
            one.cluster.leave().leave();
            return true;
        });
        long all = millisUntil(() -> owned(two) == Shards.COUNT);
        LOG.info("{} ms to leave, {} ms more until the other one owns everything", handOver, all);

        assertTrue(all < LEASE.toMillis());
    }

    /// Everything has one owner, and nobody has less than half of its share.
    private boolean settled() {
        int all = keepers.stream().mapToInt(this::owned).sum();
        return all == Shards.COUNT
                && keepers.stream().allMatch(keeper -> owned(keeper) > Shards.COUNT / keepers.size() / 2)
                && keepers.stream()
                        .allMatch(keeper -> keeper.cluster.read().read().wanted() == owned(keeper));
    }

    private static long millisUntil(BooleanSupplier condition) {
        long began = System.nanoTime();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition::getAsBoolean);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    private int owned(Keeper keeper) {
        return fences(keeper).size();
    }

    private List<Fence> fences(Keeper keeper) {
        List<Fence> fences = new ArrayList<>();
        for (ConversationId conversation : conversations) {
            if (keeper.cluster.find().find(conversation) instanceof Owned(long epoch, Fence fence)) {
                fences.add(fence);
            }
        }
        return fences;
    }

    private Keeper start(int number) {
        Keeper keeper = new Keeper(Instances.numbered(number));
        keepers.add(keeper);
        return keeper;
    }

    private final class Keeper {
        private final ExecutorService shards = Executors.newVirtualThreadPerTaskExecutor();
        private final ScheduledExecutorService upkeep = Executors.newSingleThreadScheduledExecutor();
        private final Cluster cluster;
        private final Future<?> ticking;
        private volatile boolean paused;

        Keeper(Instance self) {
            cluster = ClusterModule.create(
                    new ClusterPorts(new CassandraLeaseTable(node.store()), shards),
                    ClusterConfig.of(LEASE),
                    Clock.systemUTC(),
                    System::nanoTime,
                    UUID::randomUUID);
            cluster.join().join(self);
            ticking = upkeep.scheduleWithFixedDelay(this::tick, 0, 100, TimeUnit.MILLISECONDS);
        }

        private void tick() {
            if (!paused) {
                cluster.upkeep().run();
            }
        }

        void end() {
            ticking.cancel(false);
            upkeep.shutdownNow();
            shards.shutdownNow();
        }
    }
}
