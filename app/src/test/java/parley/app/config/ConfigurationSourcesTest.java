package parley.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationSourcesTest {
    @TempDir
    Path directory;

    private final ConfigurationSources sources = new ConfigurationSources();

    @Test
    void laterSourceShouldOverrideEarlierOne() throws IOException {
        ServerConfig server = sources.addFile(file("server: {host: a, port: 1, drain-window: 1s}"))
                .addEnvironment(Map.of("PARLEY_SERVER_HOST", "b", "PARLEY_SERVER_PORT", "2"))
                .add("--set", Map.of("server.port", "3"))
                .load()
                .server();

        assertEquals("b", server.host());
        assertEquals(3, server.port());
        assertEquals(Duration.ofSeconds(1), server.drain().window());
    }

    @Test
    void unknownKeyShouldBeRefusedWithTheNearestOne() throws IOException {
        sources.addFile(file("""
                server:
                  prot: 9000
                """));

        assertEquals(
                List.of(directory.resolve("parley.yaml")
                        + " line 2: server.prot: unknown key (did you mean server.port?)"),
                problems());
    }

    @Test
    void unknownKeyShouldSuggestTheSameNameElsewhere() {
        sources.add("--set", Map.of("drain-window", "1s"));

        assertEquals(List.of("--set: drain-window: unknown key (did you mean server.drain-window?)"), problems());
    }

    @Test
    void keyThatResemblesNoneShouldBeRefusedWithoutSuggestion() {
        sources.add("--set", Map.of("colour", "blue"));

        assertEquals(List.of("--set: colour: unknown key"), problems());
    }

    @Test
    void sectionWithAValueShouldBeRefused() throws IOException {
        sources.addFile(file("presence: 9"));

        assertTrue(
                problems().getFirst().contains("presence: is no key but holds keys"),
                problems().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "artemis.queue-bytes|1|artemis.queue-bytes: 1 (expected: at least 65536)",
                "artemis.flush-interval|1s|artemis.flush-interval: PT1S (expected: above 0, at most 100 ms)",
                "artemis.retry-delay|2h|artemis.retry-delay: PT2H (expected: 1 ms to 1 hour)",
                "artemis.max-retry-delay|50ms|artemis.max-retry-delay: PT0.05S (expected: at least retryDelay, PT0.1S,"
                        + " and at most 1 hour)",
                "groups.members|1|groups.members: \"1\" (expected: number from 2 to 1500; set by --set)",
                "groups.cached-members|1499|groups.cached-members: \"1499\" (expected: number from 1500 to 100000000;"
                        + " set by --set)",
                "presence.typing-interval|6s|presence.typing-interval: PT6S (expected: at most typingLife, PT5S)",
                "presence.seen-grace|0s|presence.seen-grace: PT0S (expected: > 0)"
            })
    void valueOutOfBoundsShouldBeRefusedWithItsKeyAndBound(String key, String value, String problem) {
        sources.add("--set", Map.of(key, value));

        assertEquals(List.of(problem), problems());
    }

    @Test
    void everyProblemShouldBeReportedTogether() throws IOException {
        sources.addFile(file("""
                        colour: blue
                        server:
                          port: none
                          allow-plaintext: yes
                        identity:
                          access-token-life: 16m
                        """)).add("--set", Map.of("server.port", "65536"));

        List<String> problems = problems();

        assertEquals(4, problems.size(), problems.toString());
        assertTrue(
                problems.get(1).startsWith("server.port: \"65536\" (expected: number from 0 to 65535; set by --set)"));
        assertTrue(problems.get(2).startsWith("server.allow-plaintext: \"yes\" (expected: true or false; set by "));
        assertTrue(problems.get(3).startsWith("identity.access-token-life: PT16M (expected: "));
    }

    @Test
    void keySetTwiceInOneFileShouldBeRefused() throws IOException {
        sources.addFile(file("server: {port: 1}\nserver: {port: 2}"));

        assertTrue(
                problems().getFirst().startsWith("server.port: set twice in "),
                problems().toString());
    }

    @Test
    void brokenYamlShouldBeRefusedWithItsLine() throws IOException {
        sources.addFile(file("server:\n  port: [1\n"));

        assertTrue(
                problems().getFirst().contains("line 3: not YAML"), problems().toString());
    }

    @Test
    void absentFileShouldBeRefused() {
        sources.addFile(directory.resolve("absent.yaml"));

        assertTrue(
                problems().getFirst().endsWith("absent.yaml: does not exist"),
                problems().toString());
    }

    @Test
    void emptyFileShouldMeanDefaults() throws IOException {
        assertEquals(
                ParleyConfig.standard(), sources.addFile(file("# nothing\n")).load());
    }

    @Test
    void valueShouldBeTakenAsWritten() throws IOException {
        assertEquals(
                "0x10",
                sources.addFile(file("server: {host: 0x10}")).load().server().host());
    }

    @Test
    void variableThatStandsForNoKeyShouldBeListed() {
        Map<String, String> environment =
                Map.of("PARLEY_SERVER_PORT", "1", "PARLEY_SERVER_PROT", "1", "PARLEY_CONFIG", "x", "HOME", "y");

        assertEquals(List.of("PARLEY_SERVER_PROT"), sources.unknownVariables(environment, List.of("PARLEY_CONFIG")));
    }

    private List<String> problems() {
        return assertThrows(ConfigurationException.class, sources::load).problems();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("parley.yaml"), text);
    }
}
