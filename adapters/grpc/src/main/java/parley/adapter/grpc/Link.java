package parley.adapter.grpc;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.grpc.wire.Batch;
import parley.kernel.Ticker;

/// What this instance sends to one peer: a queue, a thread that writes what waits in it, and the stream of
/// the moment.
///
/// Open until a stream fails for the first time, and whenever one is welcome; in between nothing is queued,
/// because what is lost must not be overtaken by what comes later.
final class Link {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final Duration LOG_INTERVAL = Duration.ofSeconds(10);
    private static final long FOR_EVER = Long.MAX_VALUE;

    private final Peer peer;
    private final TransportConfig config;
    private final Dialler dialler;
    private final Ticker ticker;
    private final PeerListener listener;
    private final TransportCounters counters;
    private final Backoff backoff;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SendQueue queue;
    private boolean open = true;
    private boolean finishing;
    private boolean abandoned;
    private boolean reachable = true;
    private long loggedFullAt;

    Link(
            Peer peer,
            TransportConfig config,
            Dialler dialler,
            Ticker ticker,
            RandomGenerator random,
            PeerListener listener,
            TransportCounters counters) {
        this.peer = peer;
        this.config = config;
        this.dialler = dialler;
        this.ticker = ticker;
        this.listener = listener;
        this.counters = counters;
        this.backoff = new Backoff(config.minBackoff(), config.maxBackoff(), random);
        this.queue = new SendQueue(config);
        this.loggedFullAt = ticker.nanos() - LOG_INTERVAL.toNanos();
    }

    /// @return whether the envelope was queued
    boolean send(int kind, ByteString body) {
        lock.lock();
        try {
            if (finishing || !open || body.size() > config.envelopeBytes()) {
                queue.skip();
                counters.dropped(1);
                return false;
            }
            if (!queue.offer(kind, body)) {
                counters.dropped(1);
                logFull();
                return false;
            }
            if (queue.size() == 1) {
                changed.signalAll();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void logFull() {
        long now = ticker.nanos();
        if (now - loggedFullAt >= LOG_INTERVAL.toNanos()) {
            loggedFullAt = now;
            LOG.atWarn()
                    .addKeyValue("code", "peer_queue_full")
                    .addKeyValue("instance", peer.id())
                    .addKeyValue("events", queue.size())
                    .addKeyValue("bytes", queue.bytes())
                    .log("an instance takes less than there is for it; what does not fit is dropped");
        }
    }

    /// Takes no more; ends once what waits is with the peer, or at once if no stream is open.
    void finish() {
        lock.lock();
        try {
            finishing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Ends at once.
    void abandon() {
        lock.lock();
        try {
            finishing = true;
            abandoned = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int queued() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    long queuedBytes() {
        lock.lock();
        try {
            return queue.bytes();
        } finally {
            lock.unlock();
        }
    }

    /// Dials and writes until the link is to end. Runs on a thread of its own.
    void run() {
        while (!isEnding()) {
            String reason = converse();
            lose();
            if (!isEnding()) {
                note(reason);
                pause(backoff.next());
            }
        }
    }

    /// @return why the stream ended
    private String converse() {
        Dialled stream;
        try {
            stream = dialler.dial(peer, begin(), this::signal);
        } catch (TransportException refused) {
            return String.valueOf(refused.getMessage());
        }
        String reason = awaitWelcome(stream);
        if (stream.isWelcome() && reason.isEmpty()) {
            welcome();
            reason = write(stream);
            if (!isEnding()) {
                counters.broke();
            }
        }
        if (stream.end().isEmpty()) {
            stream.cancel(reason);
        }
        stream.release();
        return stream.end().orElse(reason);
    }

    private long begin() {
        lock.lock();
        try {
            return queue.begin();
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isEnding() {
        lock.lock();
        try {
            return finishing;
        } finally {
            lock.unlock();
        }
    }

    /// @return why there is no welcome; empty if there is
    private String awaitWelcome(Dialled stream) {
        long deadline = ticker.nanos() + config.connectTimeout().toNanos();
        lock.lock();
        try {
            while (!stream.isWelcome()) {
                if (stream.end().isPresent()) {
                    return stream.end().orElseThrow();
                }
                if (abandoned) {
                    return "no longer wanted";
                }
                long left = deadline - ticker.nanos();
                if (left <= 0) {
                    return "no welcome within " + config.connectTimeout();
                }
                await(left);
            }
            return "";
        } finally {
            lock.unlock();
        }
    }

    private void welcome() {
        backoff.reset();
        counters.connected();
        lock.lock();
        try {
            open = true;
        } finally {
            lock.unlock();
        }
        reachable = true;
        LOG.atInfo()
                .addKeyValue("instance", peer.id())
                .addKeyValue("address", peer.address())
                .log("peer_connected");
    }

    /// Writes what comes until the stream breaks or the link ends.
    ///
    /// @return why it is over
    private String write(Dialled stream) {
        Probe probe = new Probe(config.stallTimeout(), config.probeInterval(), ticker, counters);
        while (true) {
            Batch.Builder batch;
            lock.lock();
            try {
                String over = awaitWork(stream, probe);
                if (!over.isEmpty()) {
                    return over;
                }
                if (!queue.hasWork()) {
                    break;
                }
                batch = queue.take();
            } finally {
                lock.unlock();
            }
            batch.setProbe(probe.wanted(batch.getSequence()));
            Batch message = batch.build();
            counters.sent(message.getEnvelopesCount(), message.getSerializedSize());
            stream.send(message);
        }
        stream.finish();
        return awaitEnd(stream);
    }

    /// Waits until something can be written, or everything is and the link is to end.
    ///
    /// @return why the stream is of no use any more; empty if it is
    private String awaitWork(Dialled stream, Probe probe) {
        while (true) {
            boolean blocked = queue.hasWork() && !stream.isReady();
            probe.look(stream.taken(), blocked);
            if (stream.end().isPresent()) {
                return stream.end().orElseThrow();
            }
            if (abandoned) {
                return "no longer wanted";
            }
            if (probe.isOverdue()) {
                return "nothing taken for " + config.stallTimeout();
            }
            if (queue.hasWork() ? !blocked : finishing) {
                return "";
            }
            await(probe.nanosLeft());
        }
    }

    private String awaitEnd(Dialled stream) {
        lock.lock();
        try {
            while (stream.end().isEmpty() && !abandoned) {
                await(FOR_EVER);
            }
            return stream.end().orElse("no longer wanted");
        } finally {
            lock.unlock();
        }
    }

    /// From here until the next welcome nothing is taken.
    private void lose() {
        lock.lock();
        try {
            open = false;
            counters.dropped(queue.clear());
        } finally {
            lock.unlock();
        }
        listener.lost(peer.id());
    }

    private void note(String reason) {
        boolean first = reachable;
        reachable = false;
        if (first) {
            LOG.atWarn()
                    .addKeyValue("code", "peer_unreachable")
                    .addKeyValue("instance", peer.id())
                    .addKeyValue("address", peer.address())
                    .addKeyValue("reason", reason)
                    .log("an instance cannot be reached; it is dialled again until it can or is gone");
        }
    }

    private void pause(Duration length) {
        long deadline = ticker.nanos() + length.toNanos();
        lock.lock();
        try {
            for (long left = length.toNanos(); left > 0 && !finishing; left = deadline - ticker.nanos()) {
                await(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits for a change, or not so long: whoever calls looks again.
    @SuppressWarnings("WaitNotInLoop")
    private void await(long nanos) {
        try {
            if (!changed.await(nanos, TimeUnit.NANOSECONDS)) {
                LOG.trace("nothing from {} for {} ns", peer.id(), nanos);
            }
        } catch (InterruptedException asked) {
            finishing = true;
            abandoned = true;
        }
    }
}
