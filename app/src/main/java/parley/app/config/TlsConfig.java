package parley.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// TLS of the listener: off unless certificate and key are given.
///
/// @param files certificate chain and private key, both in PEM; empty if TLS is off
/// @param reloadInterval how often the files are looked at for a change
public record TlsConfig(List<Files> files, Duration reloadInterval) {
    public TlsConfig {
        files = List.copyOf(files);
        if (!reloadInterval.isPositive()) {
            throw new IllegalArgumentException("reloadInterval: " + reloadInterval + " (expected: > 0)");
        }
    }

    /// @param certificate the server's certificate, then those of the authorities in between
    /// @param privateKey its key, PKCS #8, not encrypted
    public record Files(Path certificate, Path privateKey) {}

    public boolean isOn() {
        return !files.isEmpty();
    }
}
