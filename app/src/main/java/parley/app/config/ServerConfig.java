package parley.app.config;

import java.nio.file.Path;
import java.time.Duration;

/// Where the server listens and keeps its data, and how it leaves.
///
/// @param host address to bind
/// @param port TCP port, 0 for any free one
/// @param allowPlaintext whether it may listen without TLS on an address that is not loopback
/// @param maxConnections most TCP connections at the same time; further ones wait in the system's backlog
/// @param requestTimeout how long an HTTP request may take to come in and be answered, and how long a connection may
/// be idle between requests; at least 100 ms
/// @param drain how it leaves
/// @param dataDirectory directory for everything stored, created when absent
public record ServerConfig(
        String host,
        int port,
        boolean allowPlaintext,
        int maxConnections,
        Duration requestTimeout,
        Drain drain,
        Path dataDirectory) {
    /// @param lead how long it serves on after it has ceased to be ready
    /// @param window over how long clients are told to come back when the server stops
    /// @param overlap how long a client that was told to go is served on; zero if no other instance takes it

    public record Drain(Duration lead, Duration window, Duration overlap) {}

    private static final Duration SHORTEST = Duration.ofMillis(100);

    public ServerConfig {
        if (requestTimeout.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "requestTimeout: " + requestTimeout + " (expected: >= " + SHORTEST + ")");
        }
    }
}
