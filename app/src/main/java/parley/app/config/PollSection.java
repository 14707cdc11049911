package parley.app.config;

import java.time.Duration;
import java.util.List;
import parley.adapter.websocket.poll.PollConfig;

/// Reads [PollConfig].
final class PollSection implements Section<PollConfig> {
    private static final Key<Duration> WAIT_TIME = new Key<>(
            "long-polling.wait-time",
            "25s",
            Form.DURATION_OF,
            "How long a GET waits for something to say; shorter than server.request-timeout, presence.offline-after and"
                    + " the patience of any proxy.");
    private static final Key<Integer> BATCH_BYTES = new Key<>(
            "long-polling.batch-bytes",
            "64KiB",
            Form.SMALL_SIZE,
            "About how much is given out at once, and kept until it is acknowledged; a single frame may exceed it.");
    private static final Key<Integer> SESSIONS = new Key<>(
            "long-polling.sessions",
            "10000",
            Form.number(1, Integer.MAX_VALUE),
            "Most sessions over HTTP; further ones are told to come back (503).");
    private static final Key<Integer> SESSIONS_PER_ADDRESS = new Key<>(
            "long-polling.sessions-per-address",
            "1000",
            Form.number(1, Integer.MAX_VALUE),
            "Most sessions over HTTP of one client address (429); void while rate-limits.enabled is false.");

    @Override
    public String name() {
        return "long-polling";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(WAIT_TIME, BATCH_BYTES, SESSIONS, SESSIONS_PER_ADDRESS);
    }

    @Override
    public PollConfig read(Values values) {
        int sessions = values.get(SESSIONS);
        int perAddress = values.get(SESSIONS_PER_ADDRESS);
        return new PollConfig(
                values.get(WAIT_TIME),
                values.get(BATCH_BYTES),
                sessions,
                values.get(RateLimitKeys.ENABLED) ? perAddress : sessions,
                SessionRateKeys.upgrades(values));
    }
}
