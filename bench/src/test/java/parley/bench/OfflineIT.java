package parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class OfflineIT {

    private static Execution offline(FakeServer server, String... backlog) {
        return Execution.against(
                server, "offline", "--users=20", "--seconds=1", "--warm-up=1", "--backlog=" + backlog[0]);
    }

    @Test
    void offlineShouldStoreAndDrainEverything() {
        try (FakeServer server = new FakeServer(Fault.NONE)) {
            Execution execution = offline(server, "50");
            JsonNode json = execution.json();
            assertEquals(0, execution.exitCode(), execution.out());
            assertEquals(500, json.path("acked").asInt());
            assertEquals(500, json.path("received").asInt());
            assertTrue(json.path("storedPerSecond").asDouble() > 0);
            assertTrue(json.path("drainedPerSecond").asDouble() > 0);
            assertTrue(json.path("ackMs").path("p50").asDouble() > 0);
            assertTrue(json.path("syncMs").path("max").asDouble() > 0);
            assertEquals(server.confirmable(), server.confirmed());
        }
    }

    @Test
    void offlineShouldCatchServerThatForgets() {
        try (FakeServer server = new FakeServer(Fault.LOSE)) {
            Execution execution = offline(server, "50");
            assertEquals(1, execution.exitCode());
            assertEquals(25, execution.json().path("lost").asInt(), execution.out());
        }
    }
}
