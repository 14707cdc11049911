package parley.adapter.websocket;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.adapter.websocket.frame.Ids.ALICE;
import static parley.adapter.websocket.frame.Ids.PHONE;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.adapter.websocket.presence.PresenceRoster;
import parley.adapter.websocket.session.MutableTime;
import parley.adapter.websocket.session.SessionConfig;
import parley.kernel.InstanceId;
import parley.presence.application.PresenceConfig;
import parley.presence.application.PresenceModule;
import parley.presence.application.PresenceModule.Presence;
import parley.presence.application.PresencePorts;
import parley.presence.inmemory.InMemoryConnectionRegistry;
import parley.presence.inmemory.InMemoryConversations;
import parley.presence.inmemory.InMemoryPresenceChannel;
import parley.presence.inmemory.InMemoryPresencePrivacy;

/// Sessions over a real socket that are entered into the real presence.
@Timeout(60)
final class LivenessE2E {
    private static final InstanceId INSTANCE = new InstanceId(new UUID(7, 7));

    private final InMemoryConnectionRegistry registry = new InMemoryConnectionRegistry(Clock.systemUTC(), 100);
    private final Gateway gateway = new Gateway(SessionConfig.defaults(), WebSocketConfig.defaults(), (wheel, fake) -> {
        InMemoryConversations conversations = new InMemoryConversations();
        Presence presence = PresenceModule.create(
                new PresencePorts(
                        registry,
                        wheel,
                        new InMemoryPresencePrivacy(),
                        conversations,
                        conversations,
                        PresencePorts.Cluster.alone(INSTANCE, new InMemoryPresenceChannel())),
                PresenceConfig.defaults(),
                Clock.systemUTC());
        return new PresenceRoster(presence.register(), presence.drop(), INSTANCE);
    });

    LivenessE2E() {
        gateway.contexts.token("good", ALICE, PHONE, MutableTime.START + 900_000);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void silentDeviceShouldBeClosedAfterSixtySecondsAndForgotten() throws IOException {
        try (WireClient client = welcomed()) {
            assertEquals(1, registry.find(List.of(ALICE)).connections().size());

            gateway.time.pass(Duration.ofSeconds(59));
            assertEquals(1, gateway.engine.sessions());
            gateway.time.pass(Duration.ofSeconds(2));

            assertEquals(List.of("{\"t\":\"bye\",\"reason\":\"heartbeat\"}", "4408"), client.readToClose());
        }
        await().until(() -> registry.find(List.of(ALICE)).connections().isEmpty());
    }

    @Test
    void halfOpenConnectionShouldBeGivenUp() throws IOException {
        try (WireClient silent = welcomed()) {
            gateway.time.pass(Duration.ofSeconds(61));
            gateway.time.pass(Duration.ofSeconds(6));

            await().until(() -> gateway.engine.sessions() == 0);
            assertTrue(registry.find(List.of(ALICE)).connections().isEmpty());
            assertEquals(0, gateway.upgrade.connections());
            silent.reset();
        }
    }

    @Test
    void everyKindOfLifeShouldKeepTheDeviceOnline() throws IOException {
        try (WireClient client = welcomed()) {
            gateway.time.pass(Duration.ofSeconds(50));
            client.text("{\"t\":\"ping\"}");
            assertTrue(client.read().text().contains("\"pong\""));
            gateway.time.pass(Duration.ofSeconds(50));
            client.frame(0x80 | Opcode.PING, new byte[0]);
            assertEquals(Opcode.PONG, client.read().opcode());
            gateway.time.pass(Duration.ofSeconds(50));

            assertEquals(1, gateway.engine.sessions());
        }
    }

    @Test
    void newerStreamOfADeviceShouldReplaceTheOlder() throws IOException {
        try (WireClient older = welcomed();
                WireClient newer = welcomed()) {
            assertEquals(List.of("{\"t\":\"bye\",\"reason\":\"replaced\"}", "4409"), older.readToClose());
            older.reset();
            await().until(() -> gateway.engine.sessions() == 1);

            assertEquals(1, registry.find(List.of(ALICE)).connections().size());
            newer.text("{\"t\":\"ping\"}");
            assertTrue(newer.read().text().contains("\"pong\""));
        }
    }

    private WireClient welcomed() throws IOException {
        WireClient client = gateway.connect();
        client.upgrade("Authorization: Bearer good");
        client.text("{\"t\":\"hello\"}");
        StringBuilder texts = new StringBuilder();
        while (texts.indexOf("\"synced\"") < 0) {
            texts.append(client.read().text());
        }
        return client;
    }
}
