package parley.app.config;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import parley.presence.application.PresenceConfig;

/// Reads [PresenceConfig].
final class PresenceSection implements Section<PresenceConfig> {
    private static final Form<Integer> COUNT = Form.number(1, Integer.MAX_VALUE);

    private static final Key<Duration> OFFLINE_AFTER = new Key<>(
            "presence.offline-after",
            "60s",
            Form.DURATION_OF,
            "A device whose connection shows no life for this long is offline; its connection is closed (4408).");

    private static final Key<Duration> SEEN_GRACE = new Key<>(
            "presence.seen-grace",
            "5s",
            Form.DURATION_OF,
            "How long a user without a device still counts as online, so that a reconnection does not flicker.");
    private static final Key<Integer> SEEN_USERS = new Key<>(
            "presence.seen-users",
            "100000",
            COUNT,
            "Of how many users it is remembered when they were last seen. It is never stored.");
    static final Key<Integer> WATCHED_USERS =
            new Key<>("presence.watched-users", "512", COUNT, "Most users whose presence one session watches.");
    private static final Key<Integer> WATCHES = new Key<>(
            "presence.watches", "500000", COUNT, "Most of these of all sessions together, about 200 bytes each.");
    private static final Key<Integer> WATCH_CHANGES = new Key<>(
            "presence.watch-changes",
            "64",
            COUNT,
            "Most changes that a session is told ten times a second; the rest follows.");
    private static final Key<Duration> REVIEW_INTERVAL = new Key<>(
            "presence.review-interval",
            "60s",
            Form.DURATION_OF,
            "How often it is decided again who may see whom, also without a change.");
    private static final Key<Integer> REVIEWS =
            new Key<>("presence.reviews", "10000", COUNT, "Most decisions made again for that reason in one second.");
    private static final Key<Duration> TYPING_LIFE =
            new Key<>("presence.typing-life", "5s", Form.DURATION_OF, "How long a user who said so counts as typing.");
    private static final Key<Duration> TYPING_INTERVAL = new Key<>(
            "presence.typing-interval",
            "3s",
            Form.DURATION_OF,
            "At least that long between two times that it is passed on; at most presence.typing-life.");
    private static final Key<Integer> TYPING_MEMBERS = new Key<>(
            "presence.typing-members",
            "256",
            COUNT,
            "Most members of a conversation in which typing is passed on at all.");
    private static final Key<Integer> TYPING_PAIRS = new Key<>(
            "presence.typing-pairs",
            "10000",
            COUNT,
            "Most users and conversations in which they type that are remembered.");
    private static final Key<Integer> TYPING_CONVERSATIONS =
            new Key<>("presence.typing-conversations", "16", COUNT, "Most of these that one session has.");

    @Override
    public String name() {
        return "presence";
    }

    @Override
    public List<Key<?>> keys() {
        return Stream.concat(ownKeys().stream(), RegistryKeys.keys().stream())
                .<Key<?>>map(key -> key)
                .toList();
    }

    private static List<Key<?>> ownKeys() {
        return List.of(
                OFFLINE_AFTER,
                SEEN_GRACE,
                SEEN_USERS,
                WATCHED_USERS,
                WATCHES,
                WATCH_CHANGES,
                REVIEW_INTERVAL,
                REVIEWS,
                TYPING_LIFE,
                TYPING_INTERVAL,
                TYPING_MEMBERS,
                TYPING_PAIRS,
                TYPING_CONVERSATIONS);
    }

    @Override
    public PresenceConfig read(Values values) {
        return new PresenceConfig(
                values.get(OFFLINE_AFTER),
                new PresenceConfig.Seen(values.get(SEEN_GRACE), values.get(SEEN_USERS)),
                new PresenceConfig.Watching(
                        values.get(WATCHED_USERS),
                        values.get(WATCHES),
                        values.get(WATCH_CHANGES),
                        values.get(REVIEW_INTERVAL),
                        values.get(REVIEWS)),
                new PresenceConfig.Typing(
                        values.get(TYPING_LIFE),
                        values.get(TYPING_INTERVAL),
                        values.get(TYPING_MEMBERS),
                        values.get(TYPING_PAIRS),
                        values.get(TYPING_CONVERSATIONS)),
                RegistryKeys.read(values));
    }
}
