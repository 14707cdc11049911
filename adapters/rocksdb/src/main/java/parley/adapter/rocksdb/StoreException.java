package parley.adapter.rocksdb;

import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import parley.kernel.ParleyException;

/// A fault of the embedded store. Its text names files and operations, never content.
public final class StoreException extends ParleyException {
    private static final long serialVersionUID = 1L;

    /// What a fault means for the caller.
    public enum Fault {
        /// Another process has the directory open.
        LOCKED,
        /// The directory was written by a newer version of Parley.
        NEWER,
        /// Files are missing or fail their checksums.
        DAMAGED,
        /// The store cannot be opened for another reason, for example missing permissions.
        UNOPENABLE,
        /// The store is closed, reopening or overloaded; the outcome of a write is unknown.
        UNAVAILABLE,
        /// Definitely nothing of the write was or will be stored.
        REFUSED
    }

    private final Fault fault;

    StoreException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    StoreException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    static StoreException unopenable(RocksDbConfig config, RocksDBException failed) {
        Status status = failed.getStatus();
        boolean damaged = status != null && status.getCode() == Status.Code.Corruption;
        return new StoreException(
                damaged ? Fault.DAMAGED : Fault.UNOPENABLE,
                "store " + config.directory() + " cannot be opened: " + failed.getMessage(),
                failed);
    }

    public Fault fault() {
        return fault;
    }

    @Override
    public String code() {
        return switch (fault) {
            case LOCKED -> "store_locked";
            case NEWER -> "store_newer";
            case DAMAGED -> "store_damaged";
            case UNOPENABLE -> "store_unopenable";
            case UNAVAILABLE -> "store_unavailable";
            case REFUSED -> "store_refused";
        };
    }
}
