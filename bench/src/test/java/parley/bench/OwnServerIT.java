package parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.bench.server.ServerFaultException;
import parley.bench.server.ServerUnderTest;

class OwnServerIT {

    private static Set<Path> leftovers() throws IOException {
        String prefix = "parley-bench-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void pairsShouldStartMeasureAndRemoveItsOwnServer() throws IOException {
        Set<Path> before = leftovers();
        Execution execution = Execution.of(
                "pairs",
                "--json",
                "--users=50",
                "--seconds=1",
                "--warm-up=0",
                "--rate=200",
                "--server-main=" + FakeMain.class.getName(),
                "--server-java-option=-Xmx99m");
        JsonNode json = execution.json();
        assertEquals(0, execution.exitCode(), execution.out() + execution.err());
        assertTrue(json.path("serverCpuMicrosPerMessage").isNumber(), execution.out());
        assertTrue(json.path("heapBytesPerConnection").isNumber(), execution.out());
        JsonNode server = json.path("configuration").path("server");
        assertEquals("own", server.path("kind").asText());
        assertTrue(server.path("differsFromDefaults").toString().contains("rate limits off"), execution.out());
        assertTrue(server.path("javaOptions").toString().contains("-Xmx99m"), execution.out());
        assertTrue(execution.err().contains("differs from the defaults in: rate limits off"), execution.err());
        assertEquals(before, leftovers());
        assertEquals(0, ProcessHandle.current().children().count());
    }

    @Test
    void startShouldUseTheOptionsOfTheLauncher() {
        try (ServerUnderTest server = ServerUnderTest.start(
                FakeMain.class.getName(), List.of(), Map.of("PARLEY_SERVER_OPTIONS", "-Xmx98m -XX:+UseSerialGC"))) {
            assertEquals(List.of("-Xmx98m", "-XX:+UseSerialGC"), server.target().javaOptions());
            assertTrue(ProcessHandle.of(server.target().pid()).orElseThrow().isAlive());
        }
    }

    @Test
    void startShouldShowTheLogOfServerThatEnds() throws IOException {
        Set<Path> before = leftovers();
        ServerFaultException fault = assertThrows(
                ServerFaultException.class,
                () -> ServerUnderTest.start(FailingMain.class.getName(), List.of(), Map.of()));
        assertTrue(fault.getMessage().contains("no luck today"), fault.getMessage());
        assertEquals(before, leftovers());
    }

    /// Adds users, but does not serve.
    static final class FailingMain {
        private FailingMain() {}

        public static void main(String[] args) {
            if (args[0].equals("serve")) {
                System.out.println("no luck today");
                System.exit(3);
            }
        }
    }

    @Test
    void startShouldExplainServerThatDoesNotStart() throws IOException {
        Set<Path> before = leftovers();
        ServerFaultException fault = assertThrows(
                ServerFaultException.class, () -> ServerUnderTest.start("no.such.Main", List.of(), Map.of()));
        assertTrue(fault.getMessage().contains("no.such.Main"), fault.getMessage());
        assertFalse(leftovers().stream().anyMatch(file -> !before.contains(file)));
    }
}
