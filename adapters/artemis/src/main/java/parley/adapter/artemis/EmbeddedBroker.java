package parley.adapter.artemis;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.artemis.BrokerHealth.State;
import parley.kernel.Ticker;

/// The broker within this process. Starts on a thread of its own, so that others can start meanwhile, and is started
/// anew when it stops by itself, as it does when its journal cannot be written.
public final class EmbeddedBroker implements Broker {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final Duration WATCH = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final long ROOM_FOR_NANOS = Duration.ofSeconds(1).toNanos();

    private final ArtemisConfig config;
    private final Ticker ticker;
    private final FreeSpace space;
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong restarts = new AtomicLong();
    private final Thread keeper;
    private volatile State state = State.STARTING;
    private volatile String reason = "it is starting";
    private volatile @Nullable BrokerInstance running;
    private volatile boolean room = true;
    private final AtomicLong roomUntil;

    private EmbeddedBroker(ArtemisConfig config, Ticker ticker, FreeSpace space) {
        this.config = config;
        this.ticker = ticker;
        this.space = space;
        this.roomUntil = new AtomicLong(ticker.nanos());
        this.keeper =
                Thread.ofPlatform().name("parley-artemis-keeper").daemon(true).unstarted(this::keep);
    }

    /// Begins to start a broker and returns at once. [#awaitStarted] tells how that went.
    public static EmbeddedBroker begin(ArtemisConfig config, Ticker ticker) {
        return begin(config, ticker, FreeSpace.OF_DISK);
    }

    static EmbeddedBroker begin(ArtemisConfig config, Ticker ticker, FreeSpace space) {
        EmbeddedBroker broker = new EmbeddedBroker(config, ticker, space);
        broker.keeper.start();
        return broker;
    }

    @Override
    public boolean isOwn() {
        return true;
    }

    /// Waits until the broker runs with whatever its journal holds.
    ///
    /// @throws QueueException if it cannot be started, or was closed meanwhile
    @Override
    public void awaitStarted() {
        try {
            started.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new QueueException("interrupted while the broker starts", interrupted);
        }
        if (state == State.FAILED || state == State.CLOSED) {
            throw new QueueException("broker in " + config.directory() + " " + reason);
        }
    }

    @Override
    public ClientSession open() {
        BrokerInstance now = running;
        if (now == null) {
            throw new QueueException("broker does not run: " + reason);
        }
        return now.connections().open();
    }

    /// Asks the disk at most once a second.
    @Override
    public boolean hasRoom() {
        long now = ticker.nanos();
        long until = roomUntil.get();
        if (now - until >= 0 && roomUntil.compareAndSet(until, now + ROOM_FOR_NANOS)) {
            boolean had = room;
            room = measureRoom();
            if (had && !room) {
                LOG.atWarn()
                        .addKeyValue("code", "queue_disk_full")
                        .addKeyValue("directory", config.directory())
                        .addKeyValue("minFreeBytes", config.minFreeBytes())
                        .log("the disk of the queues is almost full; they take no more until there is room");
            }
        }
        return room;
    }

    private boolean measureRoom() {
        try {
            return space.bytes(config.directory()) >= config.minFreeBytes();
        } catch (IOException unknown) {
            LOG.debug("free space of {} is unknown", config.directory(), unknown);
            return true;
        }
    }

    @Override
    public BrokerHealth health() {
        return new BrokerHealth(state, reason, restarts.get(), room);
    }

    private void keep() {
        try {
            running = start();
            is(State.RUNNING, "");
        } catch (QueueException failed) {
            is(State.FAILED, String.valueOf(failed.getMessage()));
            return;
        } finally {
            started.countDown();
        }
        while (!isClosingWithin(WATCH)) {
            BrokerInstance now = running;
            if (now == null || !now.isActive()) {
                restart(now);
            }
        }
        BrokerInstance last = running;
        running = null;
        if (last != null) {
            stop(last);
        }
        is(State.CLOSED, "it is closed");
    }

    private BrokerInstance start() {
        try {
            Files.createDirectories(config.directory());
        } catch (IOException denied) {
            throw new QueueException("directory " + config.directory(), denied);
        }
        return BrokerInstance.start(config);
    }

    private void restart(@Nullable BrokerInstance failed) {
        running = null;
        String cause = failed == null ? "" : failed.failure();
        is(State.RESTARTING, "it stopped by itself " + cause);
        LOG.atError()
                .addKeyValue("code", "queue_broker_stopped")
                .addKeyValue("directory", config.directory())
                .addKeyValue("reason", cause)
                .log("the broker of the durable queues stopped by itself; it is started anew");
        if (failed != null) {
            stop(failed);
        }
        Duration pause = FIRST_PAUSE;
        while (!isClosingWithin(pause)) {
            try {
                running = start();
                restarts.incrementAndGet();
                is(State.RUNNING, "");
                LOG.atWarn()
                        .addKeyValue("code", "queue_broker_restarted")
                        .addKeyValue("directory", config.directory())
                        .log("the broker of the durable queues runs again");
                return;
            } catch (QueueException again) {
                reason = String.valueOf(again.getMessage());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void stop(BrokerInstance instance) {
        try {
            instance.stop();
        } catch (QueueException unclean) {
            LOG.atWarn()
                    .addKeyValue("code", "queue_broker_unclean")
                    .addKeyValue("directory", config.directory())
                    .addKeyValue("reason", unclean.getMessage())
                    .log("the broker of the durable queues did not stop cleanly; nothing that it had taken is lost");
        }
    }

    private void is(State next, String why) {
        reason = why;
        state = next;
    }

    private boolean isClosingWithin(Duration time) {
        try {
            return closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException asked) {
            return true;
        }
    }

    /// Stops the broker; what it holds is there at the next start. Consumers are to be stopped before.
    @Override
    public void close() {
        closing.countDown();
        boolean interrupted = false;
        while (keeper.isAlive()) {
            try {
                keeper.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
