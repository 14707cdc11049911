package parley.adapter.rocksdb;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import parley.adapter.rocksdb.StoreException.Fault;

/// One write: decided on the committer's thread against current values, committed with everything else that
/// waits there.
///
/// An instance is created by the thread that writes it and used once. Expensive preparation (encoding)
/// belongs in the constructor.
public abstract class Mutation {
    private final Thread caller = Thread.currentThread();

    @Nullable
    Mutation next;

    private @Nullable RuntimeException failure;
    private volatile boolean done;

    /// Reads and writes through `batch`; records its own outcome in fields, which the caller reads after
    /// [RocksDbStore#write].
    ///
    /// May be called again on a fresh batch, when another mutation of the same batch failed: the last call
    /// counts. Throwing means that nothing of this mutation is stored.
    protected abstract void apply(Batch batch);

    /// Whether the write has to be durable when [RocksDbStore#write] returns. Otherwise it is stored in order with
    /// all others and becomes durable with the next one that has to be; until then power loss or the end of the
    /// operating system may undo it.
    protected boolean durable() {
        return true;
    }

    /// Parks the caller until the outcome is known. An interrupt is kept for later: the write cannot be
    /// withdrawn any more.
    final void await() {
        boolean interrupted = false;
        while (!done) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            caller.interrupt();
        }
        RuntimeException failed = failure;
        if (failed != null) {
            throw outcome(failed);
        }
    }

    private static StoreException outcome(RuntimeException failed) {
        if (failed instanceof StoreException store) {
            return new StoreException(store.fault(), String.valueOf(store.getMessage()), store);
        }
        return new StoreException(Fault.REFUSED, "write was refused: " + failed, failed);
    }

    final void complete() {
        done = true;
        LockSupport.unpark(caller);
    }

    final void fail(RuntimeException cause) {
        failure = cause;
        complete();
    }
}
