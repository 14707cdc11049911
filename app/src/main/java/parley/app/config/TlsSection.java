package parley.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Reads [TlsConfig].
final class TlsSection implements Section<TlsConfig> {
    private static final Key<List<Path>> CERTIFICATE = new Key<>(
            "tls.certificate",
            "",
            Form.OPTIONAL_PATH,
            "PEM file with the server's certificate and those in between; with tls.private-key it turns TLS on.");
    private static final Key<List<Path>> PRIVATE_KEY = new Key<>(
            "tls.private-key", "", Form.OPTIONAL_PATH, "PEM file with the private key (PKCS #8, not encrypted).");
    private static final Key<Duration> RELOAD_INTERVAL = new Key<>(
            "tls.reload-interval",
            "30s",
            Form.DURATION_OF,
            "How often both files are looked at; a change is used for new connections without a restart.");

    @Override
    public String name() {
        return "tls";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(CERTIFICATE, PRIVATE_KEY, RELOAD_INTERVAL);
    }

    @Override
    public TlsConfig read(Values values) {
        List<Path> certificate = values.get(CERTIFICATE);
        List<Path> privateKey = values.get(PRIVATE_KEY);
        if (certificate.isEmpty() != privateKey.isEmpty()) {
            throw new IllegalArgumentException(
                    "certificate: only one of tls.certificate and tls.private-key is set (expected: both or none)");
        }
        List<TlsConfig.Files> files = certificate.isEmpty()
                ? List.of()
                : List.of(new TlsConfig.Files(certificate.getFirst(), privateKey.getFirst()));
        return new TlsConfig(files, values.get(RELOAD_INTERVAL));
    }
}
