package parley.adapter.rocksdb.messaging;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import parley.messaging.port.out.Receipts;
import parley.messaging.port.out.ReceiptsContract;

final class RocksDbReceiptsIT implements ReceiptsContract {
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

    @Override
    public Receipts receipts() {
        return fixture.messaging().receipts();
    }
}
