package parley.adapter.rocksdb.messaging;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import parley.messaging.port.out.Conversations;
import parley.messaging.port.out.ConversationsContract;

final class RocksDbConversationsIT implements ConversationsContract {
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
    public Conversations conversations() {
        return fixture.messaging().conversations();
    }
}
