package parley.app.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.app.config.ParleyConfig;
import parley.app.warning.OperatorWarning;

class StartupChecksIT {
    @TempDir
    Path directory;

    @Test
    void defaultsShouldPass() {
        assertEquals(List.of(), failures(Map.of()));
    }

    @Test
    void plaintextForOtherMachinesShouldBeRefused() {
        List<String> failures = failures(Map.of("server.host", "0.0.0.0"));

        assertEquals(1, failures.size());
        assertTrue(failures.getFirst().startsWith("server.host: 0.0.0.0 is reachable from other machines"));
    }

    @Test
    void plaintextForOtherMachinesShouldBeNoteworthyWhenAllowed() {
        Map<String, String> allowed = Map.of("server.host", "0.0.0.0", "server.allow-plaintext", "true");

        assertEquals(List.of(), failures(allowed));
        assertTrue(StartupChecks.run(config(allowed))
                .anyMatch(finding -> finding instanceof Finding.Noteworthy noteworthy
                        && noteworthy.warning() == OperatorWarning.PLAINTEXT_EXPOSED));
    }

    @Test
    void unusableCertificateShouldBeRefused() {
        List<String> failures = failures(Map.of("tls.certificate", "absent.pem", "tls.private-key", "absent.pem"));

        assertEquals(List.of("certificate absent.pem: cannot be read"), failures);
    }

    @Test
    void heartbeatSlowerThanTheDeadlineShouldBeRefused() {
        List<String> failures = failures(Map.of("session.heartbeat", "60s"));

        assertEquals(List.of("presence.offline-after: 60s (expected: longer than session.heartbeat, 60s)"), failures);
    }

    @Test
    void requestThatWaitsForTooLongShouldBeRefusedByTheKeyThatWasSet() {
        assertEquals(
                List.of("server.request-timeout: 25s (expected: longer than long-polling.wait-time, 25s)"),
                failures(Map.of("server.request-timeout", "25s")));
        assertEquals(
                List.of("presence.offline-after: 20s (expected: longer than long-polling.wait-time, 25s)"),
                failures(Map.of("presence.offline-after", "20s", "session.heartbeat", "10s")));
        assertEquals(
                List.of("long-polling.wait-time: 60s (expected: shorter than server.request-timeout, 120s,"
                        + " and presence.offline-after, 60s)"),
                failures(Map.of("server.request-timeout", "2m", "long-polling.wait-time", "60s")));
    }

    @Test
    void everyFailureShouldBeReportedTogether() throws Exception {
        DataDirectory held = DataDirectory.open(directory.resolve("data"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ParleyConfig config =
                    config(Map.of("server.port", Integer.toString(taken.getLocalPort()), "session.heartbeat", "60s"));

            StartupException refusal = assertThrows(StartupException.class, () -> StartupChecks.require(config));

            assertTrue(refusal.getMessage().contains("another server is using it"), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("cannot listen on 127.0.0.1:" + taken.getLocalPort()));
            assertTrue(refusal.getMessage().contains("presence.offline-after"));
        } finally {
            held.close();
        }
    }

    @Test
    void dataDirectoryShouldBeForItsOwnerOnly() throws Exception {
        DataDirectory.open(directory.resolve("data")).close();

        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("data"))));
    }

    private List<String> failures(Map<String, String> settings) {
        return StartupChecks.run(config(settings))
                .filter(Finding.Bad.class::isInstance)
                .map(Finding::text)
                .toList();
    }

    private ParleyConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "server.port", "0", "data-directory", directory.resolve("data").toString()));
        all.putAll(settings);
        return ParleyConfig.with(all);
    }
}
