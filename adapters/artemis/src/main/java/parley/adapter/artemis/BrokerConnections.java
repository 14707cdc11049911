package parley.adapter.artemis;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.jspecify.annotations.Nullable;

/// Sessions on one connection to one broker, made when the first one is asked for.
///
/// Senders do not wait for credits, so that a queue that is full answers instead of holding them up.
final class BrokerConnections implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int PREFETCHED_BYTES = 256 * 1024;

    private final ServerLocator locator;
    private final String username;
    private final String password;
    private final Consumer<ClientSession> prepare;
    private final ReentrantLock making = new ReentrantLock();
    private @Nullable ClientSessionFactory factory;

    private BrokerConnections(
            ServerLocator locator,
            ArtemisConfig config,
            String username,
            String password,
            Consumer<ClientSession> prepare) {
        this.username = username;
        this.password = password;
        this.prepare = prepare;
        this.locator = locator.setUseGlobalPools(false)
                .setThreadPoolMaxSize(THREADS)
                .setScheduledThreadPoolMaxSize(1)
                .setProducerWindowSize(-1)
                .setConsumerWindowSize(PREFETCHED_BYTES)
                .setBlockOnDurableSend(false)
                .setReconnectAttempts(0)
                .setInitialConnectAttempts(1)
                .setCallTimeout(config.callTimeout().toMillis());
    }

    /// To a broker in this process, which asks for no name.
    static BrokerConnections within(TransportConfiguration broker, ArtemisConfig config) {
        return new BrokerConnections(
                ActiveMQClient.createServerLocatorWithoutHA(broker), config, "", "", session -> {});
    }

    /// To a broker elsewhere.
    ///
    /// @param queues are looked after on every new connection
    /// @throws IllegalArgumentException if nobody understands its address
    static BrokerConnections to(RemoteConfig place, ArtemisConfig config, RemoteQueues queues) {
        ServerLocator locator;
        try {
            locator = Attempt.to("address of the broker", () -> ActiveMQClient.createServerLocator(place.url()));
        } catch (QueueException unclear) {
            throw new IllegalArgumentException("url: " + place.url() + " (expected: an address of Artemis)", unclear);
        }
        // Its native transports are not part of the distribution; it would warn of that at every connection.
        for (TransportConfiguration each : locator.getStaticTransportConfigurations()) {
            each.getParams().putIfAbsent(TransportConstants.USE_EPOLL_PROP_NAME, false);
            each.getParams().putIfAbsent(TransportConstants.USE_KQUEUE_PROP_NAME, false);
        }
        return new BrokerConnections(locator, config, place.username(), place.password(), queues::prepare);
    }

    /// @throws QueueException if the broker cannot be reached
    ClientSession open() {
        return Attempt.to("session with the broker", () -> {
            ClientSessionFactory from = factory();
            try {
                ClientSession session = session(from, false);
                session.start();
                return session;
            } catch (ActiveMQException broken) {
                discard(from);
                throw broken;
            }
        });
    }

    private ClientSession session(ClientSessionFactory from, boolean sendsAtOnce) throws ActiveMQException {
        return username.isEmpty()
                ? from.createSession(false, sendsAtOnce, false)
                : from.createSession(username, password, false, sendsAtOnce, false, false, locator.getAckBatchSize());
    }

    private ClientSessionFactory factory() throws ActiveMQException {
        making.lock();
        try {
            ClientSessionFactory made = factory;
            if (made == null || made.isClosed()) {
                made = Attempt.to("connection to the broker", locator::createSessionFactory);
                prepare(made);
                factory = made;
            }
            return made;
        } finally {
            making.unlock();
        }
    }

    /// A connection that failed is never used again.
    private void discard(ClientSessionFactory broken) {
        making.lock();
        try {
            if (broken.equals(factory)) {
                factory = null;
            }
        } finally {
            making.unlock();
        }
        broken.close();
    }

    private void prepare(ClientSessionFactory made) throws ActiveMQException {
        try {
            ClientSession session = session(made, true);
            try {
                session.start();
                prepare.accept(session);
            } finally {
                Sessions.close(session);
            }
        } catch (ActiveMQException | QueueException useless) {
            made.close();
            throw useless;
        }
    }

    @Override
    public void close() {
        locator.close();
    }
}
