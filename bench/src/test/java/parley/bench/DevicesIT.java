package parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class DevicesIT {

    @Test
    void devicesShouldCountWhatIsNoMessage() {
        try (FakeServer server = new FakeServer(Fault.NONE)) {
            Execution execution = Execution.against(
                    server,
                    "devices",
                    "--devices=1,3",
                    "--rate=50",
                    "--seconds=1",
                    "--warm-up=0",
                    "--confirm-millis=5");
            JsonNode json = execution.json();
            assertEquals(0, execution.exitCode(), execution.out());
            JsonNode one = json.path("devices").get(0);
            JsonNode three = json.path("devices").get(1);
            assertEquals(0, one.path("overheadBytesPerSecondPerExtraDevice").asDouble());
            assertEquals(100, one.path("received").asInt());
            assertEquals(300, three.path("received").asInt());
            double received = three.path("ofThemReceivedPerSecond").asDouble();
            // At least 20 read events of 70 bytes, and a receipt for what was sent.
            assertTrue(received > 1_000, execution.out());
            assertTrue(three.path("ofThemSentPerSecond").asDouble() > 500, execution.out());
            assertEquals(
                    received + three.path("ofThemSentPerSecond").asDouble(),
                    three.path("overheadBytesPerSecondPerExtraDevice").asDouble(),
                    1);
            // 100 messages with a text of 100 bytes in 200 of frame.
            assertEquals(
                    32_000, three.path("messageBytesPerSecondPerExtraDevice").asDouble(), 8_000);
            assertEquals(0, three.path("incidents").size(), execution.out());
        }
    }

    @Test
    void devicesShouldCatchServerThatLoses() {
        try (FakeServer server = new FakeServer(Fault.LOSE)) {
            Execution execution =
                    Execution.against(server, "devices", "--devices=2", "--rate=50", "--seconds=1", "--warm-up=0");
            assertEquals(1, execution.exitCode(), execution.out());
            assertTrue(execution.json().path("devices").get(0).path("lost").asInt() >= 2, execution.out());
        }
    }
}
