package parley.proof.server;

import java.nio.file.Path;

/// The configuration of the server that is proven.
final class Configuration {
    private Configuration() {}

    /// The defaults without rate limits: a few clients send like many.
    static String yaml(int port, Path data) {
        return """
                server:
                  port: %d
                data-directory: %s
                rate-limits:
                  enabled: false
                """.formatted(port, data);
    }
}
