package parley.messaging.application;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.messaging.domain.FanOutJob;
import parley.messaging.port.out.FanOutOutbox;
import parley.messaging.port.out.FanOutQueue;
import parley.messaging.port.out.LogUnavailableException;
import parley.messaging.port.out.QueueUnavailableException;

/// Hands recorded jobs to the durable queue, many at a time, and then forgets their records. A job may be
/// handed over twice, never not at all: what is not in memory any more, or never was, is read from the
/// outbox.
final class FanOutRelay {
    private static final Logger LOG = LoggerFactory.getLogger(FanOutRelay.class);

    private final FanOutOutbox outbox;
    private final FanOutQueue queue;
    private final Executor workers;
    private final int batch;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<FanOutJob> waiting = new ArrayDeque<>();
    private boolean running;
    private boolean broken;

    /// Whether the outbox may hold jobs that are not in memory.
    private boolean reread = true;

    /// Belongs to the task that runs.
    private boolean counted;

    /// Jobs recorded and not handed over, as far as they are known here.
    private final AtomicInteger backlog = new AtomicInteger();

    FanOutRelay(MessagingPorts ports, MessagingConfig config) {
        this.outbox = ports.outbox();
        this.queue = ports.queue();
        this.workers = ports.workers();
        this.batch = config.queued().relayJobs();
        this.most = config.queued().outboxJobs();
    }

    /// Takes jobs that are recorded.
    void offer(List<FanOutJob> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            if (waiting.size() + jobs.size() > most) {
                reread = true;
            } else {
                waiting.addAll(jobs);
            }
            backlog.addAndGet(jobs.size());
            if (!broken) {
                start();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Jobs that are recorded and wait for the queue, as far as it is known here.
    long backlog() {
        return backlog.get();
    }

    /// Whether so many jobs wait for the queue that no more should be caused.
    boolean full() {
        return backlog.get() >= most;
    }

    /// Tries again what failed, and begins with what a former process left. Called about once a second.
    void retry() {
        lock.lock();
        try {
            broken = false;
            if (reread || !waiting.isEmpty()) {
                start();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The outbox may hold jobs of an instance that is gone: they are read by the next [#retry].
    void takeOver() {
        lock.lock();
        try {
            reread = true;
        } finally {
            lock.unlock();
        }
    }

    private void start() {
        if (running) {
            return;
        }
        running = true;
        try {
            workers.execute(this::run);
        } catch (RejectedExecutionException closing) {
            running = false;
        }
    }

    private void run() {
        try {
            countOnce();
            List<FanOutJob> jobs = take();
            while (!jobs.isEmpty()) {
                queue.put(jobs);
                outbox.remove(jobs);
                int handedOver = jobs.size();
                backlog.updateAndGet(known -> Math.max(0, known - handedOver));
                jobs = take();
            }
        } catch (QueueUnavailableException | LogUnavailableException unavailable) {
            failed();
            LOG.atWarn()
                    .addKeyValue("code", "fan_out_not_queued")
                    .addKeyValue("fault", unavailable.code())
                    .addKeyValue("reason", unavailable.getMessage())
                    .log("jobs of large groups could not be queued; they are recorded and tried again");
        } catch (RuntimeException fault) {
            failed();
            LOG.atError()
                    .addKeyValue("code", "fan_out_relay_fault")
                    .setCause(fault)
                    .log("jobs of large groups could not be queued; they are recorded and tried again");
        }
    }

    /// What a former process left counts too, or every restart would allow as much again.
    private void countOnce() {
        if (!counted) {
            backlog.set(outbox.list(most).size());
            counted = true;
        }
    }

    /// The next jobs; none ends the task.
    private List<FanOutJob> take() {
        List<FanOutJob> jobs = takeWaiting();
        return jobs.isEmpty() ? takeRecorded() : jobs;
    }

    private List<FanOutJob> takeWaiting() {
        lock.lock();
        try {
            List<FanOutJob> jobs = new ArrayList<>(Math.min(batch, waiting.size()));
            while (!waiting.isEmpty() && jobs.size() < batch) {
                jobs.add(waiting.remove());
            }
            running = !jobs.isEmpty() || reread;
            return jobs;
        } finally {
            lock.unlock();
        }
    }

    private List<FanOutJob> takeRecorded() {
        lock.lock();
        try {
            if (!reread) {
                return List.of();
            }
            // Cleared first: what is recorded while the outbox is read sets it again, or is in memory.
            reread = false;
        } finally {
            lock.unlock();
        }
        List<FanOutJob> recorded = outbox.list(batch);
        lock.lock();
        try {
            reread = reread || !recorded.isEmpty();
            running = !recorded.isEmpty();
            if (recorded.isEmpty()) {
                backlog.set(waiting.size());
                if (!waiting.isEmpty()) {
                    start();
                }
            }
            return recorded;
        } finally {
            lock.unlock();
        }
    }

    /// What was taken is in the outbox still.
    private void failed() {
        lock.lock();
        try {
            reread = true;
            broken = true;
            running = false;
        } finally {
            lock.unlock();
        }
    }
}
