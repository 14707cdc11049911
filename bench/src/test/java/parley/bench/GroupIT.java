package parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupIT {

    private static final String[] SHORT = {"group", "--members=5", "--groups=2", "--seconds=1", "--warm-up=0"};

    private static Execution group(FakeServer server, String... more) {
        String[] arguments = Arrays.copyOf(SHORT, SHORT.length + more.length);
        System.arraycopy(more, 0, arguments, SHORT.length, more.length);
        return Execution.against(server, arguments);
    }

    @MostlyWaiting
    @Test
    void groupShouldBeCleanOnHonestServer() {
        try (FakeServer server = new FakeServer(Fault.NONE)) {
            Execution execution = group(server, "--rate=200", "--loops=2");
            JsonNode json = execution.json();
            assertEquals(0, execution.exitCode(), execution.out());
            long sent = json.path("sent").asLong();
            assertEquals(200, sent);
            assertEquals(sent, json.path("acked").asLong());
            assertEquals(4 * sent, json.path("received").asLong());
            assertEquals(800, json.path("deliveriesPerSecond").asDouble(), 200);
            assertEquals(200, json.path("messagesPerSecond").asDouble(), 50);
            for (String fault : List.of("lost", "duplicates", "disorder", "refused", "failedConnections")) {
                assertEquals(0, json.path(fault).asInt(-1), fault);
            }
            assertEquals(0, json.path("incidents").size(), execution.out());
            assertEquals(5, json.path("members").asInt());
            assertEquals(2, json.path("groups").asInt());
            assertEquals(server.confirmable(), server.confirmed());
        }
    }

    @MostlyWaiting
    @Test
    void jsonShouldHaveTheShapeThatIsDocumented() {
        try (FakeServer server = new FakeServer(Fault.NONE)) {
            JsonNode json = group(server, "--rate", "100").json();
            for (String name : List.of("serverCpuMicrosPerDelivery", "configuration", "fanOut")) {
                assertTrue(json.has(name), name);
            }
            for (String name : List.of("ackMs", "deliveryMs", "lastMemberMs")) {
                for (String percentile : List.of("p50", "p95", "p99", "p999", "max")) {
                    assertTrue(json.path(name).path(percentile).asDouble() > 0, name + "." + percentile);
                }
            }
            assertTrue(json.path("lastMemberMs").path("p50").asDouble()
                    >= json.path("deliveryMs").path("p50").asDouble());
            assertEquals(
                    32, json.path("configuration").path("confirmAfterMessages").asInt());
            assertEquals(
                    500, json.path("configuration").path("confirmAfterMillis").asInt());
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
    void groupShouldCatchServerThat(Fault fault, String counted) {
        try (FakeServer server = new FakeServer(fault)) {
            Execution execution = group(server, "--rate", "200");
            JsonNode json = execution.json();
            assertEquals(1, execution.exitCode(), execution.out());
            assertTrue(json.path(counted).asLong() >= 2, execution.out());
        }
    }

    @MostlyWaiting
    @ParameterizedTest
    @CsvSource({"LOSE, lost", "DUPLICATE, duplicates", "REORDER, disorder"})
    void groupShouldNotTakeOneFaultForAnother(Fault fault, String counted) {
        try (FakeServer server = new FakeServer(fault)) {
            JsonNode json = group(server, "--rate", "400").json();
            for (String name : List.of("lost", "duplicates", "disorder")) {
                assertEquals(name.equals(counted), json.path(name).asLong() > 0, name + " " + json);
            }
        }
    }

    @MostlyWaiting
    @Test
    void sizesShouldBeMeasuredOneAfterTheOther() {
        try (FakeServer server = new FakeServer(Fault.NONE)) {
            Execution execution =
                    Execution.against(server, "group", "--sizes=2,4,7", "--rate=50", "--seconds=1", "--warm-up=1");
            JsonNode sizes = execution.json().path("sizes");
            assertEquals(0, execution.exitCode(), execution.out());
            assertEquals(
                    List.of(2, 4, 7),
                    sizes.findValues("members").stream().map(JsonNode::asInt).toList());
            assertEquals(
                    6 * sizes.get(2).path("sent").asInt(),
                    sizes.get(2).path("received").asInt());
            assertTrue(sizes.get(2).path("ackMs").path("p50").asDouble() > 0);
        }
    }

    @MostlyWaiting
    @Test
    void relayShouldCopyToAllMembersAndBeCompared() {
        try (FakeServer server = new FakeServer(Fault.NONE)) {
            Execution execution = group(server, "--rate=100", "--with-relay");
            JsonNode json = execution.json();
            assertEquals(0, execution.exitCode(), execution.out());
            assertEquals(400, json.path("relay").path("received").asInt());
            assertEquals(0, json.path("relay").path("incidents").size(), execution.out());
            assertEquals(1, json.path("ratioToRelay").asDouble(), 0.3);
        }
    }

    @MostlyWaiting
    @Test
    void bothShouldStartTwoServersWithTheirThresholds() {
        Execution execution = Execution.of(
                "group",
                "--json",
                "--members=4",
                "--groups=1",
                "--rate=50",
                "--seconds=1",
                "--warm-up=0",
                "--fan-out=both",
                "--server-main=" + FakeMain.class.getName());
        JsonNode json = execution.json();
        assertEquals(0, execution.exitCode(), execution.out() + execution.err());
        assertTrue(json.path("sync").toString().contains("groups.queued-from-members = 5"), json.toString());
        assertTrue(json.path("queued").toString().contains("groups.queued-from-members = 2"), json.toString());
        assertEquals(150, json.path("queued").path("received").asInt());
    }
}
