package parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Searches use all of the machine, so nothing runs beside them. They are coarse here; how fine they get is
/// [RateSearchTest]'s to try.
class SearchIT {

    private static Execution search(FakeServer server, String... what) {
        List<String> arguments = new ArrayList<>(List.of(what));
        arguments.addAll(List.of("--search", "--search-fineness=2", "--seconds=1", "--warm-up=0"));
        return Execution.against(server, arguments.toArray(String[]::new));
    }

    @Test
    void searchOfPairsShouldReportStepsAndPartsOfTheBest() {
        try (FakeServer server = new FakeServer(Fault.NONE)) {
            // Whatever holds, the upper end is out of reach for a server in the same process.
            Execution execution = search(server, "pairs", "--users=20", "--search-from=16000");
            JsonNode json = execution.json();
            assertEquals(0, execution.exitCode(), execution.out());
            assertTrue(json.path("search").size() >= 3, execution.out());
            assertTrue(json.path("atHalf").path("messagesPerSecond").asDouble() > 0);
            assertTrue(json.path("atQuarter").path("latencyMs").has("p999"));
            PairsIT.assertMillisAreDistributions(json);
        }
    }

    @Test
    void searchOfGroupsShouldReportStepsAndHalfOfTheBest() {
        try (FakeServer server = new FakeServer(Fault.NONE)) {
            Execution execution = search(server, "group", "--members=5", "--groups=2", "--search-from=32000");
            JsonNode json = execution.json();
            assertTrue(json.path("search").size() >= 3, execution.out());
            assertTrue(json.path("search").get(0).path("deliveriesPerSecond").asDouble() > 0);
            assertTrue(json.path("atHalf").path("lastMemberMs").has("p99"));
            assertEquals(
                    json.path("configuration").path("rate").asDouble() / 2,
                    json.path("atHalf").path("rate").asDouble(),
                    1);
        }
    }
}
