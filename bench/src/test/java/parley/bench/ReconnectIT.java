package parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconnectIT {

    private static Execution reconnect(FakeServer server, String seconds) {
        return Execution.against(
                server,
                "reconnect",
                "--devices=50",
                "--senders=7",
                "--backlog=10",
                "--seconds=" + seconds,
                "--loops=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void reconnectShouldBringEveryDeviceInSync(String seconds) {
        try (FakeServer server = new FakeServer(Fault.NONE)) {
            Execution execution = reconnect(server, seconds);
            JsonNode json = execution.json();
            assertEquals(0, execution.exitCode(), execution.out());
            assertEquals(50, json.path("inSync").asInt());
            assertEquals(500, json.path("received").asInt());
            assertTrue(json.path("secondsUntilInSync").asDouble() > Integer.parseInt(seconds) * 0.9);
            assertTrue(json.path("syncMs").path("p99").asDouble() > 0);
            assertEquals(server.confirmable(), server.confirmed());
        }
    }

    @Test
    void reconnectShouldCatchServerThatForgets() {
        try (FakeServer server = new FakeServer(Fault.LOSE)) {
            Execution execution = reconnect(server, "0");
            assertEquals(1, execution.exitCode());
            assertEquals(25, execution.json().path("lost").asInt(), execution.out());
        }
    }
}
