package parley.adapter.artemis;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// On a broker in another process.
final class RemoteJobConsumersIT extends JobConsumersCases {
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
    TestBroker start(ArtemisConfig config) {
        return TestBroker.start(TestBroker.at(server.place(), config));
    }
}
