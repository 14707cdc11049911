package parley.adapter.artemis;

import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQAddressExistsException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQQueueExistsException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a broker elsewhere treat our queues as the embedded one does: they exist, are durable, page when they are
/// large, and never give up a job.
///
/// Queues are created if they are absent and the user may do so. Their settings need the right to manage the broker;
/// without it they are the administrator's to set, and whether they are right is not known.
final class RemoteQueues {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteQueues.class);
    private static final String MANAGEMENT = "activemq.management";

    private final ArtemisConfig config;

    RemoteQueues(ArtemisConfig config) {
        this.config = config;
    }

    /// @param session one that sends at once
    /// @throws QueueException if a queue is absent and cannot be created
    void prepare(ClientSession session) {
        configure(session);
        for (String name : List.of(QueueNames.FAN_OUT, QueueNames.DEAD)) {
            Attempt.to("queue " + name, () -> create(session, name));
        }
    }

    private static boolean create(ClientSession session, String name) throws ActiveMQException {
        if (session.queueQuery(SimpleString.of(name)).isExists()) {
            return false;
        }
        SimpleString address = SimpleString.of(name);
        try {
            if (!session.addressQuery(address).isExists()) {
                session.createAddress(address, RoutingType.ANYCAST, false);
            }
            session.createQueue(QueueConfiguration.of(name)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setDurable(true));
            return true;
        } catch (ActiveMQAddressExistsException | ActiveMQQueueExistsException byAnother) {
            return create(session, name);
        }
    }

    private void configure(ClientSession session) {
        try {
            @Nullable ClientMessage reply = request(session);
            if (reply == null || !ManagementHelper.hasOperationSucceeded(reply)) {
                throw new QueueException("the broker did not take them");
            }
        } catch (QueueException refused) {
            LOG.atWarn()
                    .addKeyValue("code", "queue_settings_unknown")
                    .addKeyValue("addresses", BrokerConfiguration.ADDRESSES)
                    .addKeyValue("reason", refused.getMessage())
                    .log("the broker does not let its settings be made; they have to be right already");
        }
    }

    private @Nullable ClientMessage request(ClientSession session) {
        return Attempt.to("request of the broker", () -> {
            ClientRequestor requestor = new ClientRequestor(session, MANAGEMENT);
            try {
                return requestor.request(settings(session), config.callTimeout().toMillis());
            } finally {
                requestor.close();
            }
        });
    }

    private ClientMessage settings(ClientSession session) {
        return Attempt.to("settings of the queues", () -> {
            ClientMessage request = session.createMessage(false);
            ManagementHelper.putOperationInvocation(
                    request,
                    ResourceNames.BROKER,
                    "addAddressSettings",
                    BrokerConfiguration.ADDRESSES,
                    BrokerConfiguration.settings(config).toJSON());
            return request;
        });
    }
}
