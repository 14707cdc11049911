package parley.adapter.artemis;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInterruptedException;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends sessions, of which nothing more is expected.
final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private Sessions() {}

    static void close(ClientSession session) {
        try {
            session.close();
        } catch (ActiveMQException | ActiveMQInterruptedException gone) {
            LOG.debug("a session ended with its broker", gone);
        }
    }
}
