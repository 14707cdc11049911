package parley.adapter.websocket.session;

import java.time.Duration;
import parley.adapter.wire.WireLimits;

/// Limits and times of sessions.
///
/// @param limits sizes of what clients send
/// @param delivery what `welcome` says about delivery
/// @param times deadlines
/// @param queue bounds of the outbound queue; beyond them the session is ended with 4413
/// @param ephemeral what is said about the moment, and shed first
/// @param inFlight most unanswered sends of a session; the reader waits when they are reached; default 1,024
/// @param rates what a user may send
/// @param abuse when refused frames end a session
public record SessionConfig(
        WireLimits limits,
        Delivery delivery,
        Times times,
        Queue queue,
        Ephemeral ephemeral,
        int inFlight,
        Rates rates,
        Abuse abuse) {
    public SessionConfig {
        positive("inFlight", inFlight);
    }

    public static SessionConfig defaults() {
        return new SessionConfig(
                WireLimits.DEFAULT,
                Delivery.DEFAULT,
                Times.DEFAULT,
                Queue.DEFAULT,
                Ephemeral.DEFAULT,
                1024,
                Rates.DEFAULT,
                Abuse.DEFAULT);
    }

    /// Announced to clients; kept by whoever delivers.
    ///
    /// @param window most unconfirmed messages in flight to a device
    /// @param backlog how far a conversation may be ahead before it is announced instead of sent
    public record Delivery(int window, int backlog) {
        public static final Delivery DEFAULT = new Delivery(256, 1000);

        public Delivery {
            positive("window", window);
            positive("backlog", backlog);
        }
    }

    /// @param heartbeat how often a client shows life, announced to it; default 30 s
    /// @param hello how long a client may take to say `hello`; default 5 s
    /// @param write how long a write may be stuck before the connection is cut; default 30 s
    /// @param close how long a client may take to answer a close; default 5 s
    public record Times(Duration heartbeat, Duration hello, Duration write, Duration close) {
        public static final Times DEFAULT =
                new Times(Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(5));

        public Times {
            positive("heartbeat", heartbeat);
            positive("hello", hello);
            positive("write", write);
            positive("close", close);
        }
    }

    /// @param frames most frames; default 1,024
    /// @param bytes most bytes, at least one frame of the largest content; default 4 MiB
    public record Queue(int frames, int bytes) {
        public static final Queue DEFAULT = new Queue(1024, 4 * 1024 * 1024);

        public Queue {
            positive("frames", frames);
            positive("bytes", bytes);
        }
    }

    /// Typing and presence: lost when the client is slow, and never a reason to end its session.
    ///
    /// @param watch most users that a session watches, announced to clients; kept by presence
    /// @param share percentage of the queue's bounds up to which such frames are queued at all; default 25
    public record Ephemeral(int watch, int share) {
        public static final Ephemeral DEFAULT = new Ephemeral(512, 25);

        public Ephemeral {
            positive("watch", watch);
            if (share < 1 || share > 100) {
                throw new IllegalArgumentException("share: " + share + " (expected: 1 to 100)");
            }
        }
    }

    /// @param limited whether the rates count at all; default true
    /// @param frames all frames of a user; default 1,000/s, 5,000 at once
    /// @param sends its sends; default 100/s, 1,000 at once
    public record Rates(boolean limited, Rate frames, Rate sends) {
        public static final Rates DEFAULT = new Rates(true, new Rate(1000, 5000), new Rate(100, 1000));

        /// No limits: for measuring.
        public static final Rates UNLIMITED = new Rates(false, DEFAULT.frames(), DEFAULT.sends());
    }

    /// A frame that is refused for its rate weighs 1, a malformed one 10.
    ///
    /// @param weight most weight within `window` before the session is ended with 4400; default 1,000
    /// @param window default 60 s
    public record Abuse(int weight, Duration window) {
        public static final Abuse DEFAULT = new Abuse(1000, Duration.ofSeconds(60));

        public Abuse {
            positive("weight", weight);
            positive("window", window);
        }
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
        }
    }
}
