package parley.adapter.artemis;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import parley.kernel.ConversationId;

/// A broker in a directory, a sender to its queue, and consumers that begin when they are asked to.
public final class TestBroker implements AutoCloseable {
    static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);

    private final ArtemisConfig config;
    private final Broker broker;
    private final QueueCounters counters = new QueueCounters();
    private final JobSender sender;
    private final List<JobConsumers> consumers = new ArrayList<>();

    private TestBroker(ArtemisConfig config, Broker broker) {
        this.config = config;
        this.broker = broker;
        broker.awaitStarted();
        sender = new JobSender(broker, QueueNames.FAN_OUT, config, counters);
    }

    public static TestBroker start(Path directory) {
        return start(config(directory), FreeSpace.OF_DISK);
    }

    public static TestBroker start(Path directory, RemoteConfig place) {
        return start(at(place, config(directory)));
    }

    static TestBroker start(ArtemisConfig config, FreeSpace space) {
        return new TestBroker(config, EmbeddedBroker.begin(config, System::nanoTime, space));
    }

    /// In this process or elsewhere, as `config` says.
    static TestBroker start(ArtemisConfig config) {
        return new TestBroker(config, Broker.begin(config, System::nanoTime));
    }

    /// Like the defaults, but for retries that tests can wait for, and disks that are almost full.
    static ArtemisConfig config(Path directory) {
        return config(directory, Duration.ofMillis(20), Duration.ofMillis(200));
    }

    static ArtemisConfig config(Path directory, Duration retryDelay, Duration maxRetryDelay) {
        ArtemisConfig defaults = ArtemisConfig.defaults(directory);
        return new ArtemisConfig(
                List.of(),
                directory,
                defaults.flushInterval(),
                defaults.queueBytes(),
                defaults.queueJobs(),
                1,
                defaults.consumers(),
                defaults.batch(),
                defaults.attemptsTogether(),
                retryDelay,
                maxRetryDelay,
                Duration.ofSeconds(10));
    }

    /// The same with a broker elsewhere.
    static ArtemisConfig at(RemoteConfig place, ArtemisConfig config) {
        return new ArtemisConfig(
                List.of(place),
                config.directory(),
                config.flushInterval(),
                config.queueBytes(),
                config.queueJobs(),
                config.minFreeBytes(),
                config.consumers(),
                config.batch(),
                config.attemptsTogether(),
                config.retryDelay(),
                config.maxRetryDelay(),
                config.callTimeout());
    }

    public ArtemisConfig config() {
        return config;
    }

    public Broker broker() {
        return broker;
    }

    public JobSender sender() {
        return sender;
    }

    public QueueCounters counters() {
        return counters;
    }

    DeadLetterQueue deadLetters() {
        return new DeadLetterQueue(broker);
    }

    /// @param handler does all of them, or none
    JobConsumers consume(Predicate<List<FanOutMessage>> handler) {
        return consumePartly(jobs -> handler.test(jobs) ? Set.of() : new HashSet<>(jobs));
    }

    JobConsumers consumePartly(JobHandler<FanOutMessage> handler) {
        JobConsumers started = JobConsumers.start(
                broker,
                QueueNames.FAN_OUT,
                config,
                counters,
                Clock.fixed(NOW, ZoneOffset.UTC),
                UUID::randomUUID,
                FanOutMessage::decode,
                handler);
        consumers.add(started);
        return started;
    }

    /// Does whatever the queue holds, until it holds nothing.
    public List<FanOutMessage> drain() {
        List<FanOutMessage> done = new CopyOnWriteArrayList<>();
        try (JobConsumers draining = consume(done::addAll)) {
            await().until(() -> deadLetters().count(QueueNames.FAN_OUT) == 0 && draining.isRunning());
        }
        return done;
    }

    static FanOutMessage job(long seq) {
        return new FanOutMessage(new ConversationId(new UUID(5, seq)), 1, seq, seq, seq, seq, seq);
    }

    static List<byte[]> jobs(long from, int count) {
        return LongStream.range(from, from + count)
                .mapToObj(seq -> job(seq).encode())
                .toList();
    }

    @Override
    public void close() {
        consumers.forEach(JobConsumers::close);
        sender.close();
        broker.close();
    }
}
