package parley.proof.server;

import java.nio.file.Path;

/// The configuration of the server that is proven.
final class Configuration {
    private Configuration() {}

    /// The defaults without rate limits, because a few clients send like many, and with light password
    /// hashes, because many accounts are made.
    static String yaml(int port, Path data) {
        return """
                server:
                  port: %d
                data-directory: %s
                rate-limits:
                  enabled: false
                passwords:
                  memory-kib: 8192
                  iterations: 1
                """.formatted(port, data);
    }
}
