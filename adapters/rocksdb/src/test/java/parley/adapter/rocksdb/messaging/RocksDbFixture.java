package parley.adapter.rocksdb.messaging;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

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

    RocksDbMessaging messaging() {
        return fixture.messaging();
    }
}
