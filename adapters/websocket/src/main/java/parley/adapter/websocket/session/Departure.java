package parley.adapter.websocket.session;

import java.time.Duration;

/// How the sessions of an instance that goes down are ended.
///
/// @param window over which the clients' return is spread evenly
/// @param overlap how long a client that was told to go is served on, so that it can be back elsewhere before it goes:
/// the clients are told one after the other. Zero where there is no elsewhere: then all are told at once, each with its
/// own time to come back
/// @param patience after which whatever is left is cut
public record Departure(Duration window, Duration overlap, Duration patience) {
    public Departure {
        notNegative("window", window);
        notNegative("overlap", overlap);
        notNegative("patience", patience);
    }

    /// All at once: whoever comes back finds the same instance, started anew.
    public static Departure together(Duration window, Duration patience) {
        return new Departure(window, Duration.ZERO, patience);
    }

    boolean oneByOne() {
        return overlap.isPositive();
    }

    private static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: >= 0)");
        }
    }
}
