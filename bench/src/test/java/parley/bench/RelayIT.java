package parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayIT {

    @ParameterizedTest
    @ValueSource(strings = {"--rate=1000", "--in-flight=4"})
    void relayShouldDeliverEverything(String way) {
        Execution execution = Execution.of("relay", "--json", "--users=10", "--seconds=1", "--warm-up=0", way);
        JsonNode json = execution.json();
        assertEquals(0, execution.exitCode(), execution.out() + execution.err());
        assertTrue(json.path("received").asLong() > 500, execution.out());
        assertEquals(json.path("sent").asLong(), json.path("received").asLong());
        assertTrue(json.path("serverCpuMicrosPerMessage").isNumber(), execution.out());
        assertTrue(json.path("latencyMs").path("p50").asDouble() > 0);
        assertEquals(
                "relay", json.path("configuration").path("server").path("kind").asText());
    }

    @Test
    void pairsShouldMeasureBothInOneRun() {
        try (FakeServer server = new FakeServer(Fault.NONE)) {
            Execution execution = Execution.against(
                    server, "pairs", "--with-relay", "--users=10", "--seconds=1", "--warm-up=0", "--rate=200");
            JsonNode json = execution.json();
            assertEquals(0, execution.exitCode(), execution.out() + execution.err());
            assertEquals(200, json.path("messagesPerSecond").asDouble(), 100);
            assertEquals(200, json.path("relay").path("messagesPerSecond").asDouble(), 100);
            assertEquals(1, json.path("ratioToRelay").asDouble(), 0.9);
        }
    }

    @Test
    void relayShouldEndWithTheCommand() {
        long before = ProcessHandle.current().children().count();
        Execution.of("relay", "--json", "--users=2", "--seconds=1", "--warm-up=0");
        assertEquals(before, ProcessHandle.current().children().count());
    }
}
