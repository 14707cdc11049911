package parley.adapter.grpc;

import parley.kernel.InstanceId;

/// Another instance and where it is reached.
///
/// @param host name or address, as its certificate shows it unless [Security.MutualTls#peerName] is set
public record Peer(InstanceId id, String host, int port) {
    private static final int HIGHEST_PORT = 65_535;

    public Peer {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host: blank (expected: a name or address)");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port: " + port + " (expected: 1 to 65535)");
        }
    }

    /// For logs.
    String address() {
        return host + ":" + port;
    }
}
