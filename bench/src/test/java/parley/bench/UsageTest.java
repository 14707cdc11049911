package parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
                "pairs --patience 0",
                "pairs --search --search-from 0",
                "relay --loops 0",
                "idle --connections 20000",
                "idle --confirm-after 65",
                "offline --backlog 1001",
                "reconnect --senders 5 --devices 4",
                "nonsense"
            })
    void usageShouldBeRefusedBeforeAnythingStarts(String arguments) {
        Execution execution = Execution.of(arguments.split(" ", -1));
        assertEquals(2, execution.exitCode(), execution.err());
        assertEquals("", execution.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pairs", "relay", "idle", "offline", "reconnect"})
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
                .containsAll(Set.of("pairs", "relay", "idle", "offline", "reconnect")));
    }
}
