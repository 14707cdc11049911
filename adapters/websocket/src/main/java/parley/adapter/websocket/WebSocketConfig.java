package parley.adapter.websocket;

import parley.adapter.websocket.session.Admission;
import parley.adapter.websocket.session.Rate;

/// Where WebSocket connections are accepted, and how many.
///
/// @param path of the upgrade request; default `/v1/ws`
/// @param connections most connections of this instance, beyond which upgrades get 503; default 100,000
/// @param connectionsPerAddress most connections of one client address, beyond which upgrades get 429; default 1,000
/// @param upgradesPerAddress how often an address may connect, beyond which upgrades get 429; default 50/s, 500 at once
public record WebSocketConfig(String path, int connections, int connectionsPerAddress, Rate upgradesPerAddress) {
    public WebSocketConfig {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path: " + path + " (expected: starting with /)");
        }
        if (connections < 1 || connectionsPerAddress < 1) {
            throw new IllegalArgumentException("connections: " + connections + ", connectionsPerAddress: "
                    + connectionsPerAddress + " (expected: both > 0)");
        }
    }

    public static WebSocketConfig defaults() {
        return new WebSocketConfig("/v1/ws", 100_000, 1_000, new Rate(50, 500));
    }

    Admission.Limits admission() {
        return new Admission.Limits(connections, connectionsPerAddress, upgradesPerAddress);
    }
}
