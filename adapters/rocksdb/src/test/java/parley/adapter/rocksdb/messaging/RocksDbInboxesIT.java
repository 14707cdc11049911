package parley.adapter.rocksdb.messaging;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import parley.messaging.port.out.Inboxes;
import parley.messaging.port.out.InboxesContract;
import parley.messaging.port.out.MessageLog;

final class RocksDbInboxesIT implements InboxesContract {
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
    public Inboxes inboxes() {
        return fixture.messaging().inboxes();
    }

    @Override
    public MessageLog log() {
        return fixture.messaging().log();
    }
}
