package parley.adapter.artemis.messaging;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.artemis.RemoteServer;
import parley.adapter.artemis.TestBroker;

/// On a broker in another process.
final class RemoteFanOutQueueIT extends ArtemisFanOutQueueIT {
    private static RemoteServer server;

    @BeforeAll
    static void startServer(@TempDir Path directory) throws IOException {
        server = RemoteServer.start(directory);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    void cleanUp() {
        server.removeQueues();
    }

    @Override
    TestBroker broker(Path directory) {
        return TestBroker.start(directory, server.place());
    }
}
