package parley.adapter.rocksdb.messaging;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.rocksdb.RocksDbStore;

/// What tests of contracts extend: a store of its own for every test, and messaging's ports on it.
abstract class RocksDbFixture {
    @TempDir
    private Path directory;

    private StoreFixture fixture;

    @BeforeEach
    void open() {
        fixture = StoreFixture.open(directory);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /// Closes the store and opens it anew, with whatever was written.
    final void reopen() {
        fixture.close();
        fixture = StoreFixture.open(directory);
    }

    final RocksDbStore store() {
        return fixture.store();
    }

    RocksDbMessaging messaging() {
        return fixture.messaging();
    }
}
