package parley.app.check;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import parley.app.config.TlsConfig;
import parley.app.tls.ServerIdentity;
import parley.app.tls.TlsException;
import parley.app.warning.OperatorWarning;

/// Whether certificate and key can be used, and for how long.
final class CertificateFiles {
    private static final Duration SOON = Duration.ofDays(14);

    private CertificateFiles() {}

    static Finding check(TlsConfig config, InstantSource clock) {
        if (!config.isOn()) {
            return new Finding.Good("no certificate is configured");
        }
        try {
            Instant end = ServerIdentity.load(config.files().getFirst()).expiresAt();
            return end.minus(SOON).isAfter(clock.instant())
                    ? new Finding.Good("certificate until " + end)
                    : new Finding.Noteworthy(OperatorWarning.CERTIFICATE_EXPIRES, "the certificate ends at " + end);
        } catch (TlsException unusable) {
            return new Finding.Bad(String.valueOf(unusable.getMessage()));
        }
    }
}
