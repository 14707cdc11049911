package parley.cluster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import parley.cluster.application.ClusterConfig;
import parley.cluster.application.ClusterModule;
import parley.cluster.application.ClusterModule.Cluster;
import parley.cluster.application.ClusterPorts;
import parley.cluster.domain.Instance;
import parley.cluster.port.out.LeaseTable;
import parley.kernel.IdGenerator;

/// A process on a machine with two clocks of its own, which stand still until a test moves them.
public final class Machine {
    private static final long START = 1_732_445_000_000L;

    public final Instance instance;
    public final UnsteadyLeaseTable table;
    public final Cluster cluster;
    private final AtomicLong nanos;
    private final AtomicLong millis;
    private boolean running = true;

    public Machine(Instance instance, LeaseTable shared, ClusterConfig config) {
        this(instance, shared, config, Runnable::run);
    }

    public Machine(Instance instance, LeaseTable shared, ClusterConfig config, Executor executor) {
        long number = instance.id().value().getLeastSignificantBits();
        AtomicLong ids = new AtomicLong();
        IdGenerator generator = () -> new UUID(number, ids.incrementAndGet());
        this.instance = instance;
        this.nanos = new AtomicLong(-number * 1_000_000_000_000L);
        this.millis = new AtomicLong(START + number * 3_600_000L);
        this.table = new UnsteadyLeaseTable(shared);
        this.cluster = ClusterModule.create(new ClusterPorts(table, executor), config, wall(), nanos::get, generator);
    }

    public void join() {
        cluster.join().join(instance);
    }

    /// Lets time pass on both clocks.
    public void pass(Duration time) {
        stepMonotonic(time);
        stepWall(time);
    }

    /// What a suspended machine does not notice by the other clock.
    public void stepWall(Duration step) {
        millis.addAndGet(step.toMillis());
    }

    public void stepMonotonic(Duration step) {
        nanos.addAndGet(step.toNanos());
    }

    /// The process is stopped: time passes, but it does nothing.
    public void stop() {
        running = false;
    }

    public void resume() {
        running = true;
    }

    /// What the upkeep thread does every 100 ms.
    public void tick() {
        if (running) {
            cluster.upkeep().run();
        }
    }

    private Clock wall() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(millis.get());
            }
        };
    }
}
