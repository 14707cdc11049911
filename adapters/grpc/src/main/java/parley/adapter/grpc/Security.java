package parley.adapter.grpc;

import java.nio.file.Path;
import java.time.Duration;

/// How instances trust each other.
public sealed interface Security {
    /// Both sides show a certificate that one of the authorities issued. All files are PEM and read again
    /// when they change; streams that are open keep what they began with.
    ///
    /// @param certificate this instance's certificate, then those of the authorities in between; for both
    ///     sides of a stream, so with both extended key usages if it has any
    /// @param privateKey its key, PKCS #8, not encrypted
    /// @param authorities who issues the certificates of instances: nobody else, as whoever has one of these
    ///     is trusted with everything
    /// @param peerName the name that is looked for in certificates of other instances; empty for the host of
    ///     their address
    /// @param reloadInterval how often the files are looked at
    record MutualTls(Path certificate, Path privateKey, Path authorities, String peerName, Duration reloadInterval)
            implements Security {
        public MutualTls {
            if (!reloadInterval.isPositive()) {
                throw new IllegalArgumentException("reloadInterval: " + reloadInterval + " (expected: > 0)");
            }
        }
    }

    /// Neither encrypted nor authenticated: instances on this machine only.
    record Plaintext() implements Security {}
}
