package parley.adapter.rocksdb;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import parley.adapter.rocksdb.StoreException.Fault;

/// The platform threads on which virtual threads let reads from disk run, so that a slow disk holds up these
/// few threads and not the carriers of everybody else.
final class ReadPool implements AutoCloseable {
    private final ThreadPoolExecutor threads;
    private final int capacity;

    ReadPool(int size, int capacity) {
        this.capacity = capacity;
        ThreadFactory factory = Thread.ofPlatform()
                .name("parley-rocksdb-reader-", 0)
                .daemon(true)
                .factory();
        threads = new ThreadPoolExecutor(size, size, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(capacity), factory);
        threads.allowCoreThreadTimeOut(true);
    }

    /// Runs a read on one of the threads and waits for it.
    ///
    /// @throws StoreException if too many wait already
    <T> T run(Supplier<T> read) {
        FutureTask<T> task = new FutureTask<>(read::get);
        try {
            threads.execute(task);
            return task.get();
        } catch (RejectedExecutionException full) {
            throw new StoreException(
                    Fault.UNAVAILABLE,
                    "reads waiting: " + capacity + " (expected: fewer), or the store is closed",
                    full);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreException(Fault.UNAVAILABLE, "read was interrupted", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException("read failed", failed.getCause());
        }
    }

    int busy() {
        return threads.getActiveCount();
    }

    int waiting() {
        return threads.getQueue().size();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
