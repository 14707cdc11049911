package parley.adapter.rocksdb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.rocksdb.StoreException.Fault;
import parley.kernel.Ticker;

/// The one thread that writes. A platform thread, because native calls would pin a virtual thread's carrier
/// through every sync.
final class Committer {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final int MIN_GATHERED = 8;

    private final RocksDbConfig config;
    private final Ticker ticker;
    private final BatchWriter writer;
    private final Reopening reopening;
    private final WriteQueue queue;
    private final Thread thread;
    private final Batch batch;
    private final ArrayDeque<Mutation> backlog = new ArrayDeque<>();
    private final AtomicLong batches = new AtomicLong();
    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong writingSince = new AtomicLong();
    private Database database;
    private int lastBatch;
    private boolean usable = true;
    private volatile boolean ending;

    Committer(RocksDbConfig config, Ticker ticker, Database database, BatchWriter writer, Reopening reopening) {
        this.config = config;
        this.ticker = ticker;
        this.database = database;
        this.writer = writer;
        this.reopening = reopening;
        this.queue = new WriteQueue(config.waitingWrites());
        this.batch = new Batch(database, new RecentValues(config.recentValues()));
        this.thread = Thread.ofPlatform()
                .name("parley-rocksdb-committer")
                .daemon(false)
                .uncaughtExceptionHandler((ended, fault) -> logEnd(fault))
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void write(Mutation mutation) {
        switch (queue.add(mutation, thread)) {
            case ADDED -> mutation.await();
            case FULL ->
                throw new StoreException(
                        Fault.UNAVAILABLE,
                        "writes waiting: more than " + config.waitingWrites() + " (expected: fewer)");
            case ENDED -> throw new StoreException(Fault.UNAVAILABLE, "store is closed");
        }
    }

    /// Commits what waits, then ends the thread.
    void end() {
        ending = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    StoreCounters counters() {
        return new StoreCounters(batches.get(), writes.get(), bytes.get(), queue.waiting());
    }

    /// Nanoseconds since the write under way began; 0 if there is none.
    long writingNanos() {
        long since = writingSince.get();
        return since == 0 ? 0 : Math.max(1, ticker.nanos() - since);
    }

    private void run() {
        List<Mutation> taken = new ArrayList<>();
        try {
            while (serving()) {
                gather();
                commit(taken);
                taken.clear();
            }
        } finally {
            StoreException ended = new StoreException(
                    Fault.UNAVAILABLE, ending ? "store is closed" : "the thread that writes has ended");
            if (!ending) {
                reopening.abandon(ended);
            }
            taken.forEach(mutation -> mutation.fail(ended));
            do {
                refuseWaiting(ended);
            } while (!queue.end());
        }
    }

    private static void logEnd(Throwable fault) {
        LOG.atError()
                .addKeyValue("code", "store_writer_ended")
                .setCause(fault)
                .log("the thread that writes ended unexpectedly; nothing is stored until the server is started again");
    }

    /// Waits until there is something to commit; false if there is nothing and never will be.
    private boolean serving() {
        queue.drainTo(backlog);
        while (backlog.isEmpty() && !ending) {
            queue.awaitAny(this);
            queue.drainTo(backlog);
        }
        return usable && !backlog.isEmpty();
    }

    /// Waits a little for the callers of the last batch to come back, so that batches, and with them the
    /// callers per sync, do not shrink.
    private void gather() {
        long patience = config.commitGather().toNanos();
        if (patience > 0 && lastBatch >= MIN_GATHERED && backlog.size() < lastBatch) {
            queue.await(Math.min(lastBatch, config.batchWrites()), patience, this);
            queue.drainTo(backlog);
        }
    }

    private void commit(List<Mutation> taken) {
        int before = backlog.size();
        try {
            stage(taken);
            queue.taken(before - backlog.size());
            lastBatch = taken.size();
            if (!batch.isEmpty()) {
                store(taken.size(), taken.stream().anyMatch(Mutation::durable));
            }
            batch.committed();
            taken.forEach(Mutation::complete);
        } catch (RocksDBException failed) {
            recover(taken, failed);
        }
    }

    /// Applies mutations of the backlog until the batch is full. One that throws fails alone; if it had
    /// already written, the others are applied anew without it. Each stays in the backlog until it is applied, so
    /// that an error of the virtual machine leaves no caller waiting.
    private void stage(List<Mutation> taken) {
        while (!backlog.isEmpty() && hasRoom(taken.size())) {
            Mutation mutation = backlog.element();
            int before = batch.size();
            try {
                mutation.apply(batch);
                taken.add(mutation);
                backlog.remove();
            } catch (RuntimeException failed) {
                backlog.remove();
                mutation.fail(failed);
                if (batch.size() != before) {
                    batch.abandon();
                    taken.reversed().forEach(backlog::addFirst);
                    taken.clear();
                }
            }
        }
    }

    private boolean hasRoom(int taken) {
        return taken < config.batchWrites() && batch.size() < config.batchBytes() && !batch.sealed();
    }

    private void store(int mutations, boolean sync) throws RocksDBException {
        byte[] serialised = batch.toBytes();
        writingSince.set(Math.max(1, ticker.nanos()));
        try {
            database.write(serialised, sync, writer);
        } finally {
            writingSince.set(0);
        }
        batches.incrementAndGet();
        writes.addAndGet(mutations);
        bytes.addAndGet(serialised.length);
    }

    /// Tells everybody that the outcome is unknown, and goes on with a database that was closed, opened anew
    /// and read again.
    private void recover(List<Mutation> taken, RocksDBException failed) {
        StoreException cause = new StoreException(Fault.UNAVAILABLE, "write failed: " + failed.getMessage(), failed);
        reopening.begin(cause);
        taken.forEach(mutation -> mutation.fail(cause));
        refuseWaiting(cause);
        usable = false;
        while (!usable && !ending) {
            try {
                database = reopening.attempt();
                batch.use(database);
                usable = true;
            } catch (StoreException again) {
                LockSupport.parkNanos(this, config.reopenDelay().toNanos());
                refuseWaiting(again);
            }
        }
        lastBatch = 0;
    }

    private void refuseWaiting(StoreException cause) {
        queue.drainTo(backlog);
        queue.taken(backlog.size());
        backlog.forEach(mutation -> mutation.fail(cause));
        backlog.clear();
    }

    /// How the committer gets its database back after a failed write.
    interface Reopening {
        /// From now on the database is not served.
        void begin(StoreException cause);

        /// Closes what is open and opens it anew.
        ///
        /// @throws StoreException if it cannot be opened
        Database attempt();

        /// Nothing will be written any more, although nobody asked for that.
        void abandon(StoreException cause);
    }
}
