package parley.devcluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtemisIT {
    private static final String QUEUE = "jobs";

    @TempDir
    Path directory;

    @Test
    void messageShouldSurviveTheLossOfTheBroker() throws Exception {
        try (ArtemisBroker broker = ArtemisBroker.start(directory, Loopback.freePort(), Progress.NONE)) {
            send(broker.url(), 7);
            broker.kill();
            broker.restart();
            assertEquals(7, receive(broker.url()));
        }
    }

    @Test
    void secondBrokerShouldTakeOverWhatTheFirstHadTaken() throws Exception {
        try (ArtemisPair pair = ArtemisPair.start(directory, Progress.NONE)) {
            send(pair.url(), 7);
            pair.first().kill();
            assertEquals(7, receive(pair.url()));
        }
    }

    private static void send(String url, int value) throws Exception {
        try (ServerLocator locator = locator(url);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession(true, true)) {
            session.createQueue(QueueConfiguration.of(QUEUE)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setDurable(true));
            ClientMessage message = session.createMessage(true);
            message.getBodyBuffer().writeInt(value);
            session.createProducer(QUEUE).send(message);
        }
    }

    private static int receive(String url) throws Exception {
        try (ServerLocator locator = locator(url);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession(true, true)) {
            session.start();
            ClientMessage message = session.createConsumer(QUEUE).receive(30_000);
            message.acknowledge();
            return message.getBodyBuffer().readInt();
        }
    }

    /// Tries for as long as a second broker may need to take over.
    private static ServerLocator locator(String url) throws Exception {
        return ActiveMQClient.createServerLocator(url)
                .setBlockOnDurableSend(true)
                .setInitialConnectAttempts(150)
                .setRetryInterval(200);
    }
}
