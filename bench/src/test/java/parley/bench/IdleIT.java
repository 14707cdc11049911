package parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class IdleIT {

    @Test
    void idleShouldGiveSlopeBetweenTwoNumbers() {
        try (FakeServer server = new FakeServer(Fault.NONE)) {
            // The fake server runs in this process, so its memory can be looked at.
            Execution execution = Execution.against(
                    server,
                    "idle",
                    "--connections=50,400",
                    "--seconds=0",
                    "--server-pid=" + ProcessHandle.current().pid());
            JsonNode json = execution.json();
            assertEquals(0, execution.exitCode(), execution.out());
            assertEquals(400, json.path("connections").asInt());
            assertEquals(50, json.path("sizes").path(0).path("connections").asInt());
            assertTrue(json.path("heapBytesPerConnection").asLong() > 1_000, execution.out());
            assertTrue(json.path("pssBytesPerConnection").isNumber(), execution.out());
            assertEquals(0, json.path("lost").asInt(-1));
        }
    }

    @Test
    void idleShouldRefuseNumbersThatDoNotAscend() {
        Execution execution = Execution.of("idle", "--connections=50,40");
        assertEquals(2, execution.exitCode());
        assertTrue(execution.err().contains("--connections: 40 (expected: 51 to 19000)"), execution.err());
    }
}
