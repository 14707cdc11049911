package parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairsIT {

    private static final String[] SHORT = {"pairs", "--users", "20", "--seconds", "1", "--warm-up", "0"};

    private static Execution pairs(FakeServer server, String... more) {
        String[] arguments = Arrays.copyOf(SHORT, SHORT.length + more.length);
        System.arraycopy(more, 0, arguments, SHORT.length, more.length);
        return Execution.against(server, arguments);
    }

    @MostlyWaiting
    @ParameterizedTest
    @ValueSource(strings = {"--rate=500", "--in-flight=1", "--in-flight=8"})
    void pairsShouldBeCleanOnHonestServer(String way) {
        try (FakeServer server = new FakeServer(Fault.NONE)) {
            Execution execution = pairs(server, way, "--loops", "2");
            JsonNode json = execution.json();
            assertEquals(0, execution.exitCode(), execution.out());
            long sent = json.path("sent").asLong();
            assertTrue(sent >= 20, "sent " + sent);
            assertEquals(sent, json.path("acked").asLong());
            assertEquals(sent, json.path("received").asLong());
            for (String fault : List.of("lost", "duplicates", "disorder", "refused", "failedConnections")) {
                assertEquals(0, json.path(fault).asInt(-1), fault);
            }
            assertTrue(json.path("messagesPerSecond").asDouble() > 0);
            assertTrue(json.path("receipts").asLong() > 0);
            assertEquals(0, json.path("incidents").size(), execution.out());
            assertEquals(server.confirmable(), server.confirmed());
        }
    }

    @Test
    void devicesShouldTakeTurnsOnTheInstancesOfAServer() {
        try (FakeServer server = new FakeServer(Fault.NONE)) {
            String instance = server.uri().toString();
            JsonNode json = pairs(server, "--rate", "200", "--url", instance).json();
            assertEquals(0, json.path("lost").asInt(-1));
            assertEquals(
                    2,
                    json.path("configuration").path("server").path("instances").size());

            Execution halfGone = pairs(server, "--rate", "200", "--url", instance + ",http://127.0.0.1:1");
            assertTrue(halfGone.err().contains("only 3 of 4 devices got connected"), halfGone.err());
        }
    }

    @MostlyWaiting
    @Test
    void jsonShouldHaveTheShapeThatIsDocumented() {
        try (FakeServer server = new FakeServer(Fault.NONE)) {
            JsonNode json = pairs(server, "--rate", "200").json();
            for (String name : List.of(
                    "messagesPerSecond",
                    "serverCpuMicrosPerMessage",
                    "latencyMs",
                    "ackMs",
                    "lost",
                    "duplicates",
                    "disorder",
                    "heapBytesPerConnection",
                    "pssBytesPerConnection",
                    "configuration")) {
                assertTrue(json.has(name), name);
            }
            assertTrue(json.path("serverCpuMicrosPerMessage").isNull(), "nobody told which process it is");
            assertMillisAreDistributions(json);
            assertEquals(200, json.path("messagesPerSecond").asDouble(), 100);
            assertEquals(20, json.path("configuration").path("users").asInt());
            assertEquals(
                    "foreign",
                    json.path("configuration").path("server").path("kind").asText());
        }
    }

    static void assertMillisAreDistributions(JsonNode json) {
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (field.getKey().endsWith("Ms")) {
                for (String name : List.of("p50", "p95", "p99", "p999", "max")) {
                    assertTrue(field.getValue().path(name).isNumber(), field.getKey() + "." + name);
                }
                assertTrue(field.getValue().path("p50").asDouble() > 0, field.getKey());
            } else if (field.getValue().isObject()) {
                assertMillisAreDistributions(field.getValue());
            }
        }
    }

    @MostlyWaiting
    @ParameterizedTest
    @CsvSource({
        "LOSE, lost",
        "SWALLOW, lost",
        "DUPLICATE, duplicates",
        "REORDER, disorder",
        "GAP, disorder",
        "ACK_TWICE, duplicates",
        "ACK_WRONG, disorder",
        "CORRUPT, disorder",
        "REFUSE, refused",
        "DISCONNECT, failedConnections"
    })
    void pairsShouldCatchServerThat(Fault fault, String counted) {
        try (FakeServer server = new FakeServer(fault)) {
            Execution execution = pairs(server, "--rate", "400");
            JsonNode json = execution.json();
            assertEquals(1, execution.exitCode(), execution.out());
            assertTrue(json.path(counted).asLong() >= 5, execution.out());
        }
    }

    @MostlyWaiting
    @ParameterizedTest
    @CsvSource({"LOSE, lost", "DUPLICATE, duplicates", "REORDER, disorder"})
    void pairsShouldNotTakeOneFaultForAnother(Fault fault, String counted) {
        try (FakeServer server = new FakeServer(fault)) {
            JsonNode json = pairs(server, "--rate", "400").json();
            for (String name : List.of("lost", "duplicates", "disorder")) {
                assertEquals(name.equals(counted), json.path(name).asLong() > 0, name + " " + json);
            }
        }
    }

    @MostlyWaiting
    @Test
    void tableShouldSayThatAllIsWell() {
        try (FakeServer server = new FakeServer(Fault.NONE)) {
            Execution execution = Execution.of(
                    "pairs",
                    "--users=4",
                    "--seconds=1",
                    "--warm-up=0",
                    "--url=" + server.uri(),
                    "--admin-token=" + FakeServer.ADMIN_TOKEN);
            assertEquals(0, execution.exitCode());
            assertTrue(execution.out().contains("messages per second"), execution.out());
            assertTrue(execution.out().contains("Nothing lost, nothing twice, everything in order."));
        }
    }

    @MostlyWaiting
    @Test
    void pairsShouldExplainMissingAdminToken() {
        try (FakeServer server = new FakeServer(Fault.NONE)) {
            Execution execution = Execution.of("pairs", "--json", "--url=" + server.uri(), "--admin-token=wrong");
            assertEquals(1, execution.exitCode());
            assertEquals("", execution.out());
            assertTrue(execution.err().contains("403"), execution.err());
        }
    }

    @MostlyWaiting
    @Test
    void pairsShouldExplainServerThatIsNotThere() {
        Execution execution = Execution.of("pairs", "--json", "--url=http://127.0.0.1:1", "--admin-token=x");
        assertEquals(1, execution.exitCode());
        assertEquals(
                "bench: no server answers at http://127.0.0.1:1 (POST /v1/admin/accounts)",
                execution.err().strip());
    }
}
