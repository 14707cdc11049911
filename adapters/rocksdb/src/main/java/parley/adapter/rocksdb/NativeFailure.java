package parley.adapter.rocksdb;

import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/// Carries a failed native call out of a lambda. Has no stack trace of its own, because reads that need the
/// disk are told by it.
final class NativeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NativeFailure(RocksDBException cause) {
        super(cause.getMessage(), cause, false, false);
    }

    /// Whether the read only failed because it was restricted to memory.
    boolean needsDisk() {
        return getCause() instanceof RocksDBException failed
                && failed.getStatus() != null
                && failed.getStatus().getCode() == Status.Code.Incomplete;
    }
}
