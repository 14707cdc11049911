package parley.adapter.rocksdb;

import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// Holds batches before they are written and again after they are synced, until a test lets them pass.
public final class Gate {
    public final Semaphore mayWrite = new Semaphore(0);
    public final Semaphore mayReturn = new Semaphore(0);
    public final AtomicInteger arrived = new AtomicInteger();
    public final AtomicInteger synced = new AtomicInteger();

    /// Opens a store whose batches pass this gate.
    public RocksDbStore openStore(RocksDbConfig config) {
        return RocksDbStore.open(config, System::nanoTime, UUID::randomUUID, this::write);
    }

    private void write(RocksDB db, WriteOptions options, WriteBatch batch) throws RocksDBException {
        arrived.incrementAndGet();
        pass(mayWrite);
        db.write(options, batch);
        synced.incrementAndGet();
        pass(mayReturn);
    }

    /// Gives up some time, so that a test that failed can close its store.
    private static void pass(Semaphore gate) {
        try {
            if (!gate.tryAcquire(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the test never opened the gate");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets one batch pass.
    public void passOne() {
        mayWrite.release();
        mayReturn.release();
    }

    public void open() {
        mayWrite.release(Integer.MAX_VALUE / 2);
        mayReturn.release(Integer.MAX_VALUE / 2);
    }
}
