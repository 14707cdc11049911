package parley.adapter.artemis;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;

/// One start of the embedded broker, and the connections to it.
final class BrokerInstance {
    private final ActiveMQServer server;
    private final BrokerConnections connections;
    private final AtomicReference<String> failure;

    private BrokerInstance(ActiveMQServer server, BrokerConnections connections, AtomicReference<String> failure) {
        this.server = server;
        this.connections = connections;
        this.failure = failure;
    }

    /// Starts a broker and waits until it runs.
    ///
    /// @throws QueueException if it cannot be started; then nothing of it is left
    static BrokerInstance start(ArtemisConfig config) {
        AtomicReference<String> failure = new AtomicReference<>("");
        ActiveMQServer server = new ActiveMQServerImpl(BrokerConfiguration.of(config));
        server.registerActivationFailureListener(refusal -> failure.set(String.valueOf(refusal)));
        server.registerIOCriticalErrorListener((cause, message, file) -> failure.set(message + ": " + cause));
        BrokerInstance instance = new BrokerInstance(
                server, BrokerConnections.within(BrokerConfiguration.connector(config), config), failure);
        try {
            Attempt.to("broker cannot be started", () -> {
                server.start();
                return server;
            });
            if (!server.isActive()) {
                throw new QueueException("broker cannot be started: " + failure.get());
            }
        } catch (QueueException failed) {
            instance.stop();
            throw failed;
        }
        return instance;
    }

    BrokerConnections connections() {
        return connections;
    }

    boolean isActive() {
        return server.isActive() && failure.get().isEmpty();
    }

    /// What went wrong; empty if nothing is known to have.
    String failure() {
        return failure.get();
    }

    /// @throws QueueException if it ended otherwise than it should
    void stop() {
        connections.close();
        Attempt.to("broker stops", () -> {
            server.stop();
            return server;
        });
    }
}
