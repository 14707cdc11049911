package parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pairs --rate 10 --in-flight 1",
                "pairs --rate 10 --search",
                "pairs --users 1",
                "pairs --users 20000",
                "pairs --seconds 0",
                "pairs --in-flight 0",
                "pairs --rate 0.5",
                "pairs --url https://localhost:1",
                "pairs --body 35",
                "pairs --server-pid 1",
                "pairs --url http://localhost:1 --server-pid 1,2",
                "pairs --patience 0",
                "pairs --search --search-from 0",
                "relay --loops 0",
                "idle --connections 20000",
                "idle --confirm-after 65",
                "offline --backlog 1001",
                "reconnect --senders 5 --devices 4",
                "group --members 1",
                "group --members 1025",
                "group --members 1000 --groups 19",
                "group --groups -1",
                "group --sizes 2,1",
                "group --sizes 2,3 --search",
                "group --rate 10 --search",
                "group --rate 0.5",
                "group --fan-out sideways",
                "group --fan-out both --url http://localhost:1",
                "devices --devices 0",
                "devices --rate 0",
                "devices --read-every 0",
                "nonsense"
            })
    void usageShouldBeRefusedBeforeAnythingStarts(String arguments) {
        Execution execution = Execution.of(arguments.split(" ", -1));
        assertEquals(2, execution.exitCode(), execution.err());
        assertEquals("", execution.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pairs --wrong", "pairs --users many", "group --members"})
    void wrongOptionShouldBeNamedWithoutTheWholeUsage(String arguments) {
        Execution execution = Execution.of(arguments.split(" ", -1));

        List<String> lines = execution.err().lines().toList();
        assertEquals(2, execution.exitCode());
        assertEquals(2, lines.size(), execution.err());
        assertTrue(lines.getFirst().startsWith("bench: ") && lines.getFirst().contains("--"), execution.err());
        assertTrue(lines.getLast().matches("Try 'parley bench (pairs|group) --help'\\."), execution.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pairs", "group", "devices"})
    void helpShouldSayWhatAServerAtUrlNeeds(String command) {
        String unwrapped = Execution.of(command, "--help").out().replaceAll("\\s+", "");
        assertTrue(unwrapped.contains("admin.bulk-accounts"), unwrapped);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pairs", "group", "devices", "relay", "idle", "offline", "reconnect"})
    void helpShouldExplainSecondsAndJson(String command) {
        Execution execution = Execution.of(command, "--help");
        assertEquals(0, execution.exitCode());
        assertTrue(execution.out().contains("--json"), execution.out());
        assertTrue(execution.out().contains("--seconds"), execution.out());
    }

    @Test
    void commandsShouldBeThoseThatAreDocumented() {
        assertTrue(Main.commandLine()
                .getSubcommands()
                .keySet()
                .containsAll(Set.of("pairs", "group", "devices", "relay", "idle", "offline", "reconnect")));
    }
}
