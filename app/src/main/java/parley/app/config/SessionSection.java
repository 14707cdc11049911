package parley.app.config;

import java.time.Duration;
import java.util.List;
import parley.adapter.websocket.session.SessionConfig;

/// Reads [SessionConfig].
final class SessionSection implements Section<SessionConfig> {
    private static final Form<Integer> COUNT = Form.number(1, Integer.MAX_VALUE);

    private static final Key<Duration> HEARTBEAT = new Key<>(
            "session.heartbeat",
            "30s",
            Form.DURATION_OF,
            "How often clients are asked to show life; presence.offline-after has to be longer.");
    private static final Key<Duration> HELLO =
            new Key<>("session.hello", "5s", Form.DURATION_OF, "How long a client may take to say hello (4401).");
    private static final Key<Duration> WRITE = new Key<>(
            "session.write",
            "30s",
            Form.DURATION_OF,
            "How long a write to a client may be stuck before its connection is cut.");
    private static final Key<Duration> CLOSE =
            new Key<>("session.close", "5s", Form.DURATION_OF, "How long a client may take to answer a close.");
    private static final Key<Integer> FRAMES = new Key<>(
            "session.queue-frames", "1024", COUNT, "Most frames that may wait to be written to a client (4413).");
    private static final Key<Integer> BYTES = new Key<>(
            "session.queue-bytes", "4MiB", Form.SMALL_SIZE, "Most bytes that may wait to be written to it (4413).");
    private static final Key<Integer> EPHEMERAL_SHARE = new Key<>(
            "session.ephemeral-share",
            "25",
            Form.number(1, 100),
            "Percentage of these bounds up to which typing and presence are queued at all; above, they are dropped.");
    private static final Key<Integer> IN_FLIGHT = new Key<>(
            "session.in-flight",
            "1024",
            COUNT,
            "Most unanswered sends of a client; it is not read from while it has so many.");
    private static final Key<Integer> WEIGHT = new Key<>(
            "session.abuse-weight",
            "1000",
            COUNT,
            "Refused frames before a client is closed (4400); one that came too fast weighs 1, a malformed one 10.");
    private static final Key<Duration> WINDOW =
            new Key<>("session.abuse-window", "60s", Form.DURATION_OF, "The time over which they are counted.");

    @Override
    public String name() {
        return "session";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(HEARTBEAT, HELLO, WRITE, CLOSE, FRAMES, BYTES, EPHEMERAL_SHARE, IN_FLIGHT, WEIGHT, WINDOW);
    }

    @Override
    public SessionConfig read(Values values) {
        return new SessionConfig(
                values.read(ParleyConfig.LIMITS),
                new SessionConfig.Delivery(values.get(MessagingSection.WINDOW), values.get(MessagingSection.BACKLOG)),
                new SessionConfig.Times(values.get(HEARTBEAT), values.get(HELLO), values.get(WRITE), values.get(CLOSE)),
                new SessionConfig.Queue(values.get(FRAMES), values.get(BYTES)),
                new SessionConfig.Ephemeral(values.get(PresenceSection.WATCHED_USERS), values.get(EPHEMERAL_SHARE)),
                values.get(IN_FLIGHT),
                SessionRateKeys.sessions(values),
                new SessionConfig.Abuse(values.get(WEIGHT), values.get(WINDOW)));
    }
}
