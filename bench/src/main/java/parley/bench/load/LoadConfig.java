package parley.bench.load;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import parley.bench.wire.ClientFrames;

/// How the generator behaves.
///
/// @param addresses of the WebSocket of each instance of the server; devices take turns
/// @param acknowledged whether the server acknowledges sends and numbers messages; false for a bare relay
/// @param bodyBytes length of a message's text, 36 to 8,000
/// @param loops platform threads, 1 to 16
/// @param confirmDelay how long a device may wait before it confirms what it received, zero for at once
/// @param confirmAfter messages after which it does not wait longer, 1 to 64
/// @param concurrency connections that may be opening at the same time
/// @param seed of everything random
public record LoadConfig(
        List<InetSocketAddress> addresses,
        boolean acknowledged,
        int bodyBytes,
        int loops,
        Duration confirmDelay,
        int confirmAfter,
        int concurrency,
        long seed) {

    public LoadConfig {
        addresses = List.copyOf(addresses);
        require("url", addresses.size(), 1, 64);
        require("body", bodyBytes, ClientFrames.MIN_BODY, ClientFrames.MAX_BODY);
        require("loops", loops, 1, 16);
        require("confirm-after", confirmAfter, 1, 64);
        require("concurrency", concurrency, 1, 4_096);
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }

    /// The same, with confirmations at the end of every read: what a device does that catches up.
    public LoadConfig confirmingAtOnce() {
        return new LoadConfig(
                addresses, acknowledged, bodyBytes, loops, Duration.ZERO, confirmAfter, concurrency, seed);
    }
}
