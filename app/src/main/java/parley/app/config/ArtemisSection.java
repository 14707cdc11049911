package parley.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import parley.adapter.artemis.ArtemisConfig;
import parley.adapter.artemis.RemoteConfig;

/// Reads [ArtemisConfig].
final class ArtemisSection implements Section<ArtemisConfig> {
    /// Of the broker, inside the data directory.
    private static final String DIRECTORY = "queues";

    static final Key<String> URL = new Key<>(
            "artemis.url",
            "",
            Form.TEXT,
            "A broker elsewhere instead of the one within the process: tcp://host:61616, or a pair, "
                    + "(tcp://a:61616,tcp://b:61616)?ha=true.");
    private static final Key<String> USERNAME =
            new Key<>("artemis.username", "", Form.TEXT, "Who to be there; empty if it asks nobody.");
    private static final SecretKeys PASSWORD = new SecretKeys("artemis.password", "The password of artemis.username.");

    private static final Form<Integer> COUNT = Form.number(1, Integer.MAX_VALUE);

    private static final Key<Duration> FLUSH_INTERVAL = new Key<>(
            "artemis.flush-interval",
            "200us",
            Form.DURATION_OF,
            "How long the broker's journal gathers what is written before it is synced, at most 100 ms.");
    private static final Key<Long> QUEUE_BYTES = new Key<>(
            "artemis.queue-bytes",
            "16MiB",
            Form.SIZE_OF,
            "Memory for the jobs of one queue, at least 64 KiB; beyond it they are on disk only.");
    private static final Key<Integer> QUEUE_JOBS =
            new Key<>("artemis.queue-jobs", "4000000", COUNT, "Most jobs of one queue; more wait with the messages.");
    private static final Key<Long> MIN_FREE_BYTES = new Key<>(
            "artemis.min-free-bytes",
            "256MiB",
            Form.SIZE_OF,
            "Free space of the disk below which the queues take no more.");
    private static final Key<Integer> CONSUMERS =
            new Key<>("artemis.consumers", "2", Form.number(1, 64), "Threads that do the jobs of a queue.");
    private static final Key<Integer> BATCH =
            new Key<>("artemis.batch", "256", Form.number(1, 4096), "Most jobs that one of them takes at once.");
    private static final Key<Integer> ATTEMPTS_TOGETHER = new Key<>(
            "artemis.attempts-together",
            "3",
            COUNT,
            "How often a job is tried along with others before it is tried alone.");
    private static final Key<Duration> RETRY_DELAY = new Key<>(
            "artemis.retry-delay",
            "100ms",
            Form.DURATION_OF,
            "How long a job rests after it failed for the first time; doubles with every time.");
    private static final Key<Duration> MAX_RETRY_DELAY =
            new Key<>("artemis.max-retry-delay", "30s", Form.DURATION_OF, "Most of that, at most 1 hour.");
    private static final Key<Duration> CALL_TIMEOUT = new Key<>(
            "artemis.call-timeout", "30s", Form.DURATION_OF, "How long an answer of the broker is waited for.");

    @Override
    public String name() {
        return "artemis";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(
                URL,
                USERNAME,
                PASSWORD.text(),
                PASSWORD.file(),
                FLUSH_INTERVAL,
                QUEUE_BYTES,
                QUEUE_JOBS,
                MIN_FREE_BYTES,
                CONSUMERS,
                BATCH,
                ATTEMPTS_TOGETHER,
                RETRY_DELAY,
                MAX_RETRY_DELAY,
                CALL_TIMEOUT);
    }

    @Override
    public ArtemisConfig read(Values values) {
        Path data = values.get(ServerSection.DATA_DIRECTORY);
        String url = values.get(URL);
        return new ArtemisConfig(
                url.isBlank() ? List.of() : List.of(new RemoteConfig(url, values.get(USERNAME), PASSWORD.read(values))),
                data.resolve(DIRECTORY),
                values.get(FLUSH_INTERVAL),
                values.get(QUEUE_BYTES),
                values.get(QUEUE_JOBS),
                values.get(MIN_FREE_BYTES),
                values.get(CONSUMERS),
                values.get(BATCH),
                values.get(ATTEMPTS_TOGETHER),
                values.get(RETRY_DELAY),
                values.get(MAX_RETRY_DELAY),
                values.get(CALL_TIMEOUT));
    }
}
