package parley.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageIT {
    private record Outcome(int code, String out, String err) {}

    private static Outcome run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void wrongOptionShouldBeNamedWithoutTheWholeUsage() {
        Outcome outcome = run("--rounds", "many");

        List<String> lines = outcome.err().lines().toList();
        assertEquals(2, outcome.code());
        assertEquals(2, lines.size(), outcome.err());
        assertTrue(lines.getFirst().contains("--rounds"), outcome.err());
        assertEquals("Try 'parley proof --help'.", lines.getLast());
    }

    @Test
    void numberOutOfBoundsShouldBeRefusedBeforeAnythingStarts() {
        Outcome outcome = run("--crowd", "901");

        assertEquals(2, outcome.code());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().startsWith("proof: ") && outcome.err().contains("crowd: 901"), outcome.err());
    }

    @Test
    void helpShouldCallNumbersN() {
        String help = run("--help").out();

        for (String option : List.of("rounds", "seconds", "users", "crowd", "seed")) {
            assertTrue(help.contains("--" + option + "=N"), help);
        }
    }

    @Test
    void serverThatEndsAtOnceShouldBeExplained() {
        Outcome outcome = run("--server-main", "parley.proof.NoSuchServer");

        assertEquals(1, outcome.code());
        assertTrue(
                outcome.err().contains("proof: the server ended with code 1 before it was ready, see "), outcome.err());
    }
}
