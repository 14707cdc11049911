package parley.presence.application;

import java.time.Duration;

/// @param offlineAfter a device whose connection shows no life for this long is offline; default 60 s
/// @param seen who is online, and who was
/// @param watching who is told of it
/// @param typing who is typing
/// @param registry how it is kept in step with the registry that all instances share
public record PresenceConfig(Duration offlineAfter, Seen seen, Watching watching, Typing typing, Registry registry) {
    private static final Duration OFFLINE_AFTER = Duration.ofSeconds(60);

    public PresenceConfig {
        positive("offlineAfter", offlineAfter);
    }

    public static PresenceConfig defaults() {
        return new PresenceConfig(OFFLINE_AFTER, Seen.DEFAULT, Watching.DEFAULT, Typing.DEFAULT, Registry.DEFAULT);
    }

    /// @param check how often an instance makes sure that its connections are still in the registry; default
    /// 30 s
    /// @param checks most connections that are confirmed, registered or removed at a time, ten times a
    /// second;
    ///     default 2,000
    /// @param recheck how often it is asked anew where watched users are, also if nothing was said; default
    /// 30 s
    /// @param asks most users that are asked about at a time, ten times a second; default 1,000
    /// @param retry how long to wait after the registry did not answer; default 1 s
    /// @param departures most connections that ended while the registry did not answer and are still to be
    ///     removed, about 150 bytes each; default 100,000
    public record Registry(Duration check, int checks, Duration recheck, int asks, Duration retry, int departures) {
        public static final Registry DEFAULT = new Registry(
                Duration.ofSeconds(30), 2_000, Duration.ofSeconds(30), 1_000, Duration.ofSeconds(1), 100_000);

        public Registry {
            positive("registryCheck", check);
            positive("registryChecks", checks);
            positive("registryRecheck", recheck);
            positive("registryAsks", asks);
            positive("registryRetry", retry);
            positive("registryDepartures", departures);
        }
    }

    /// @param grace how long a user without a device still counts as online; default 5 s
    /// @param users most users in their grace at a time, which is cut short above that; in one process also
    /// most
    ///     users of whom it is remembered when they were last seen, those who went last; default 100,000
    public record Seen(Duration grace, int users) {
        public static final Seen DEFAULT = new Seen(Duration.ofSeconds(5), 100_000);

        public Seen {
            positive("seenGrace", grace);
            positive("seenUsers", users);
        }
    }

    /// @param users most users that one session watches; default 512
    /// @param total most watches of all sessions, about 200 bytes of memory each; default 500,000
    /// @param changes most changes that one session is told in one flush; default 64
    /// @param review after which every decision about who may see whom is made again, also without a change;
    /// longer
    ///     if there are more than `reviews` a second; default 60 s
    /// @param reviews most decisions made again for that reason in one second; default 10,000
    public record Watching(int users, int total, int changes, Duration review, int reviews) {
        public static final Watching DEFAULT = new Watching(512, 500_000, 64, Duration.ofSeconds(60), 10_000);

        public Watching {
            positive("watchedUsers", users);
            positive("watches", total);
            positive("watchChanges", changes);
            positive("reviewInterval", review);
            positive("reviews", reviews);
        }
    }

    /// @param life how long a user who said so counts as typing; default 5 s
    /// @param interval at least that long between two times that it is told, at most `life`, so that who
    ///     goes on typing is not taken to have stopped; default 3 s
    /// @param members most members of a conversation in which it is told at all; default 256
    /// @param total most pairs of a user and a conversation that are remembered; default 10,000
    /// @param conversations most of these that one session has; default 16
    public record Typing(Duration life, Duration interval, int members, int total, int conversations) {
        public static final Typing DEFAULT = new Typing(Duration.ofSeconds(5), Duration.ofSeconds(3), 256, 10_000, 16);

        public Typing {
            positive("typingLife", life);
            positive("typingInterval", interval);
            if (interval.compareTo(life) > 0) {
                throw new IllegalArgumentException(
                        "typingInterval: " + interval + " (expected: at most typingLife, " + life + ")");
            }
            positive("typingMembers", members);
            positive("typingPairs", total);
            positive("typingConversations", conversations);
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
