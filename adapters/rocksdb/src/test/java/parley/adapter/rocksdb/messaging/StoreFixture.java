package parley.adapter.rocksdb.messaging;

import java.nio.file.Path;
import java.util.UUID;
import parley.adapter.rocksdb.RocksDbConfig;
import parley.adapter.rocksdb.RocksDbStore;

/// A store in a directory, and messaging's ports on it.
record StoreFixture(RocksDbStore store, RocksDbMessaging messaging) implements AutoCloseable {
    static StoreFixture open(Path directory) {
        RocksDbStore store = RocksDbStore.open(RocksDbConfig.defaults(directory), System::nanoTime, UUID::randomUUID);
        return new StoreFixture(store, RocksDbMessaging.on(store));
    }

    @Override
    public void close() {
        store.close();
    }
}
