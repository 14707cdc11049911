package parley.adapter.artemis;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.artemis.BrokerHealth.State;

/// A broker elsewhere. A connection that ends is made anew by the next one who needs it, to whichever broker of a pair
/// is there; every new connection finds the queues, or creates them.
///
/// It may be away at any time, also at the start: what is to be sent waits with the messages.
public final class RemoteBroker implements Broker {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteBroker.class);

    private final RemoteConfig place;
    private final BrokerConnections connections;
    private final AtomicLong returns = new AtomicLong();
    private volatile State state = State.STARTING;
    private volatile String reason = "nobody has connected yet";

    RemoteBroker(ArtemisConfig config, RemoteConfig place) {
        this.place = place;
        this.connections = BrokerConnections.to(place, config, new RemoteQueues(config));
    }

    /// Tries once; a broker that is away is waited for by whoever needs it.
    @Override
    public void awaitStarted() {
        try {
            Sessions.close(open());
        } catch (QueueException away) {
            LOG.debug("the broker is away at the start", away);
        }
    }

    @Override
    public ClientSession open() {
        try {
            ClientSession session = connections.open();
            reached();
            return session;
        } catch (QueueException failed) {
            missed(failed);
            throw failed;
        }
    }

    private synchronized void reached() {
        State before = state;
        if (before == State.RESTARTING) {
            returns.incrementAndGet();
            LOG.atWarn()
                    .addKeyValue("code", "queue_broker_reached")
                    .addKeyValue("url", place.url())
                    .log("the broker of the durable queues can be reached again");
        }
        if (before != State.CLOSED) {
            state = State.RUNNING;
            reason = "";
        }
    }

    private synchronized void missed(QueueException failure) {
        if (state == State.CLOSED) {
            return;
        }
        reason = String.valueOf(failure.getMessage());
        if (state != State.RESTARTING) {
            state = State.RESTARTING;
            LOG.atWarn()
                    .addKeyValue("code", "queue_broker_unreachable")
                    .addKeyValue("url", place.url())
                    .addKeyValue("reason", reason)
                    .log("the broker of the durable queues cannot be reached; what it should get waits meanwhile");
        }
    }

    /// The broker itself says no if its disk is full.
    @Override
    public boolean hasRoom() {
        return true;
    }

    @Override
    public BrokerHealth health() {
        return new BrokerHealth(state, reason, returns.get(), true);
    }

    @Override
    public boolean isOwn() {
        return false;
    }

    @Override
    public void close() {
        synchronized (this) {
            state = State.CLOSED;
            reason = "it is closed";
        }
        connections.close();
    }
}
