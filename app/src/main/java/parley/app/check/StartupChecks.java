package parley.app.check;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.app.config.ParleyConfig;
import parley.app.warning.OperatorWarning;

/// Everything that must hold before anything is built.
public final class StartupChecks {
    private static final Logger LOG = LoggerFactory.getLogger(StartupChecks.class);

    private static final List<Function<ParleyConfig, Finding>> CHECKS = List.of(
            config -> DataDirectory.check(config.server().dataDirectory()),
            config -> DiskSpace.check(config.server().dataDirectory()),
            config -> Listening.check(config.server().host(), config.server().port()),
            Exposure::check,
            config -> CertificateFiles.check(config.tls(), InstantSource.system()),
            config -> Descriptors.check(config.server().maxConnections()),
            Heartbeats::check,
            Waits::check);

    private StartupChecks() {}

    /// What all checks find, in a fixed order.
    public static Stream<Finding> run(ParleyConfig config) {
        return CHECKS.stream().map(check -> check.apply(config));
    }

    /// Logs what the operator should know.
    ///
    /// @throws StartupException with everything that keeps a server from starting
    public static void require(ParleyConfig config) {
        List<Finding> findings = run(config).toList();
        for (Finding finding : findings) {
            if (finding instanceof Finding.Noteworthy(OperatorWarning warning, String text)) {
                warning.log(LOG).log(text);
            }
        }
        List<String> failures = findings.stream()
                .filter(Finding.Bad.class::isInstance)
                .map(Finding::text)
                .toList();
        if (!failures.isEmpty()) {
            throw new StartupException(
                    failures.size() == 1
                            ? failures.getFirst()
                            : "a server cannot start here:\n  " + String.join("\n  ", failures));
        }
    }
}
