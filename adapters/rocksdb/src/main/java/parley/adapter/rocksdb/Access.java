package parley.adapter.rocksdb;

import java.util.concurrent.locks.StampedLock;
import java.util.function.Function;
import parley.adapter.rocksdb.StoreException.Fault;

/// Lets any number of readers into the open database and closes it only when nobody is inside: a native call
/// on a closed database would take the process down.
final class Access {
    private final StampedLock inside = new StampedLock();
    private Database database;
    private volatile boolean closed;

    Access(Database database) {
        this.database = database;
    }

    /// @throws StoreException with [Fault#UNAVAILABLE] while the database is closed
    <T> T enter(Function<Database, T> visit) {
        long stamp = closed ? 0 : inside.tryReadLock();
        if (stamp == 0) {
            throw new StoreException(Fault.UNAVAILABLE, "store is closed or reopening");
        }
        try {
            if (closed) {
                throw new StoreException(Fault.UNAVAILABLE, "store is closed or reopening");
            }
            return visit.apply(database);
        } finally {
            inside.unlockRead(stamp);
        }
    }

    /// Waits until everybody is out, then closes. Idempotent.
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        long stamp = inside.writeLock();
        try {
            database.close();
        } finally {
            inside.unlockWrite(stamp);
        }
    }

    /// Lets readers in again.
    void reopen(Database opened) {
        long stamp = inside.writeLock();
        try {
            database = opened;
            closed = false;
        } finally {
            inside.unlockWrite(stamp);
        }
    }
}
