package parley.adapter.artemis;

import java.util.concurrent.locks.ReentrantLock;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.jspecify.annotations.Nullable;

/// Sessions on one connection to one broker, made when the first one is asked for.
///
/// Senders do not wait for credits, so that a queue that is full answers instead of holding them up.
final class BrokerConnections implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int PREFETCHED_BYTES = 256 * 1024;

    private final ServerLocator locator;
    private final ReentrantLock making = new ReentrantLock();
    private @Nullable ClientSessionFactory factory;

    BrokerConnections(TransportConfiguration broker, ArtemisConfig config) {
        locator = ActiveMQClient.createServerLocatorWithoutHA(broker)
                .setUseGlobalPools(false)
                .setThreadPoolMaxSize(THREADS)
                .setScheduledThreadPoolMaxSize(1)
                .setProducerWindowSize(-1)
                .setConsumerWindowSize(PREFETCHED_BYTES)
                .setBlockOnDurableSend(false)
                .setReconnectAttempts(0)
                .setInitialConnectAttempts(1)
                .setCallTimeout(config.callTimeout().toMillis());
    }

    /// @throws QueueException if the broker cannot be reached
    ClientSession open() {
        return Attempt.to("session with the broker", () -> {
            ClientSession session = factory().createSession(false, false, false);
            session.start();
            return session;
        });
    }

    private ClientSessionFactory factory() {
        making.lock();
        try {
            ClientSessionFactory made = factory;
            if (made == null || made.isClosed()) {
                made = Attempt.to("connection to the broker", locator::createSessionFactory);
                factory = made;
            }
            return made;
        } finally {
            making.unlock();
        }
    }

    @Override
    public void close() {
        locator.close();
    }
}
