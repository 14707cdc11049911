package parley.adapter.rocksdb.messaging;

import java.util.function.Supplier;
import parley.adapter.rocksdb.Mutation;
import parley.adapter.rocksdb.Query;
import parley.adapter.rocksdb.RocksDbStore;
import parley.adapter.rocksdb.StoreException;
import parley.messaging.port.out.LogRefusedException;
import parley.messaging.port.out.LogUnavailableException;

/// The store as messaging sees it: with its faults in the words of messaging's ports.
final class MessagingStore {
    private final RocksDbStore store;

    MessagingStore(RocksDbStore store) {
        this.store = store;
    }

    void write(Mutation mutation) {
        translate(() -> {
            store.write(mutation);
            return mutation;
        });
    }

    <T> T read(Query<T> query) {
        return translate(() -> store.read(query));
    }

    private static <T> T translate(Supplier<T> call) {
        try {
            return call.get();
        } catch (StoreException failed) {
            String message = String.valueOf(failed.getMessage());
            throw switch (failed.fault()) {
                case REFUSED -> new LogRefusedException(message, failed);
                case UNAVAILABLE, LOCKED, NEWER, DAMAGED, UNOPENABLE -> new LogUnavailableException(message, failed);
            };
        }
    }
}
