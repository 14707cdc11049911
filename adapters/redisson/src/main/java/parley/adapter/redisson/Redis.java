package parley.adapter.redisson;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.redisson.Redisson;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.kernel.Ticker;

/// Redis as this process sees it: one client, and for each shard of the keys a breaker, so that nobody waits
/// for what does not answer. Whoever built it calls [#run] often.
public final class Redis implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Redis.class);
    private static final String PREFIX = "parley:";
    private static final int CLUSTER_SHARDS = 64;
    private static final int OLDEST = 7;
    private static final int ATTEMPTS = 3;
    private static final Duration STARTING = Duration.ofSeconds(10);

    private final RedissonClient client;
    private final Duration patience;
    private final Ticker ticker;
    private final Reconnections reconnections;
    private final Semaphore room;
    private final int maxCalls;
    private final List<Breaker> breakers = new ArrayList<>();
    private final List<IntConsumer> returns = new CopyOnWriteArrayList<>();
    private final List<Runnable> gaps = new CopyOnWriteArrayList<>();
    private final AtomicLong refused = new AtomicLong();

    private Redis(RedissonClient client, RedisConfig config, Reconnections reconnections, Ticker ticker) {
        this.client = client;
        this.patience = config.patience().answer();
        this.ticker = ticker;
        this.reconnections = reconnections;
        this.maxCalls = config.size().calls();
        this.room = new Semaphore(maxCalls);
        int shards = config.mode() == RedisConfig.Mode.CLUSTER ? CLUSTER_SHARDS : 1;
        for (int shard = 0; shard < shards; shard++) {
            breakers.add(new Breaker(ticker, config.patience()));
        }
    }

    /// Connects, and makes sure that the servers are of Redis 7 or newer.
    ///
    /// @throws RedisTooOldException if one is older
    /// @throws RedisUnavailableException if there is no connection
    public static Redis connect(RedisConfig config, Ticker ticker) {
        Reconnections reconnections = new Reconnections(ticker);
        RedissonClient client = create(config, reconnections, ATTEMPTS);
        Redis redis = new Redis(client, config, reconnections, ticker);
        boolean good = false;
        try {
            redis.checkVersions();
            good = true;
        } finally {
            if (!good) {
                redis.close();
            }
        }
        return redis;
    }

    /// Tried again only if there was no answer in time, as from a machine that is starting, too.
    private static RedissonClient create(RedisConfig config, Reconnections reconnections, int attempts) {
        try {
            Config settings = ClientSettings.of(config);
            settings.setConnectionListener(reconnections);
            return Redisson.create(settings);
        } catch (RedisException e) {
            if (attempts > 1 && isSlow(e)) {
                return create(config, reconnections, attempts - 1);
            }
            throw new RedisUnavailableException("redis: " + config.addresses() + " cannot be reached", e);
        }
    }

    private static boolean isSlow(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException || cause instanceof RedisTimeoutException) {
                return true;
            }
        }
        return false;
    }

    public RedissonClient client() {
        return client;
    }

    /// How many shards the keys have.
    public int shards() {
        return breakers.size();
    }

    /// The name of something that belongs to a shard.
    public String key(int shard, String name) {
        return PREFIX + "{r" + shard + "}:" + name;
    }

    /// The name of something that is the only one of its kind.
    ///
    /// @param tag names of one tag are on one node
    public static String key(String tag, String name) {
        return PREFIX + "{" + tag + "}:" + name;
    }

    /// Whether the shard answers, as far as is known: does not wait.
    public boolean isThere(int shard) {
        return !breakers.get(shard).isOpen();
    }

    /// Whether every shard answers, as far as is known.
    public boolean isThere() {
        return breakers.stream().noneMatch(Breaker::isOpen);
    }

    /// How many calls wait for an answer.
    public int waiting() {
        return maxCalls - room.availablePermits();
    }

    /// How many calls were not even sent, because Redis was known not to answer or too many waited.
    public long refused() {
        return refused.get();
    }

    /// Told of each shard that answers again, on the thread that calls [#run].
    public void whenBack(IntConsumer told) {
        returns.add(told);
    }

    /// Told, on the thread that calls [#run], when messages of a [Topic] may not have been received: a moment
    /// after connections were made anew.
    public void whenGap(Runnable told) {
        gaps.add(told);
    }

    /// Sends a command that goes to one shard. [Pending#get] waits.
    ///
    /// @throws RedisUnavailableException at once if it is known not to answer, or if too many wait
    public <T> Pending<T> send(int shard, Supplier<? extends CompletionStage<T>> command) {
        if (breakers.get(shard).isOpen() || !room.tryAcquire()) {
            refused.incrementAndGet();
            throw new RedisUnavailableException("redis is away, or too much waits for it");
        }
        return new Pending<>(shard, command);
    }

    /// Sends a command that goes to one shard, and waits for the answer.
    public <T> T call(int shard, Supplier<? extends CompletionStage<T>> command) {
        return send(shard, command).get();
    }

    /// Runs a script that writes.
    ///
    /// @param keys all of one shard
    /// @param values byte arrays
    public Pending<List<Object>> script(int shard, String script, List<String> keys, List<byte[]> values) {
        return send(
                shard,
                () -> client.getScript(ByteArrayCodec.INSTANCE)
                        .evalAsync(
                                RScript.Mode.READ_WRITE,
                                script,
                                RScript.ReturnType.LIST,
                                new ArrayList<>(keys),
                                values.toArray()));
    }

    /// Tries whether what did not answer does again. For one thread.
    public void run() {
        for (int shard = 0; shard < breakers.size(); shard++) {
            Breaker breaker = breakers.get(shard);
            if (breaker.isProbeDue() && isAnswered(shard)) {
                breaker.close();
                LOG.atInfo().addKeyValue("shard", shard).log("redis answers again");
                reconnections.happened();
                for (IntConsumer told : returns) {
                    told.accept(shard);
                }
            }
        }
        if (reconnections.isOver()) {
            gaps.forEach(Runnable::run);
        }
    }

    @Override
    public void close() {
        client.shutdown();
    }

    /// A command that was sent.
    public final class Pending<T> {
        private final int shard;
        private final long deadline = ticker.nanos() + patience.toNanos();
        private final CompletionStage<T> answer;

        private Pending(int shard, Supplier<? extends CompletionStage<T>> command) {
            this.shard = shard;
            boolean sent = false;
            try {
                answer = command.get();
                sent = true;
            } finally {
                if (!sent) {
                    room.release();
                }
            }
            answer.whenComplete((value, failure) -> room.release());
        }

        /// The answer. Waits until the configured time after it was sent, so that many may be waited for in
        /// turn.
        ///
        /// @throws RedisUnavailableException if it does not come in time, or is an error
        public T get() {
            try {
                T value =
                        answer.toCompletableFuture().get(Math.max(1, deadline - ticker.nanos()), TimeUnit.NANOSECONDS);
                breakers.get(shard).succeeded();
                return value;
            } catch (TimeoutException e) {
                answer.toCompletableFuture().cancel(false);
                throw failed(shard, "no answer within " + patience.toMillis() + " ms", e);
            } catch (ExecutionException e) {
                throw failed(shard, String.valueOf(e.getCause()), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RedisUnavailableException("interrupted while waiting for redis", e);
            }
        }
    }

    private RedisUnavailableException failed(int shard, String reason, Exception cause) {
        boolean known = !isThere();
        if (breakers.get(shard).failed() && !known) {
            // The shards of a node go together: one warning is enough.
            LOG.atWarn()
                    .addKeyValue("code", "redis_away")
                    .addKeyValue("shard", shard)
                    .addKeyValue("reason", reason)
                    .log("redis does not answer; nobody waits for it until it does");
        }
        return new RedisUnavailableException("redis: " + reason, cause);
    }

    /// A write, because a server that only reads is of no use.
    private boolean isAnswered(int shard) {
        try {
            CompletionStage<Void> answer =
                    client.getBucket(key(shard, "probe"), StringCodec.INSTANCE).setAsync("1", Duration.ofSeconds(10));
            answer.toCompletableFuture().get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            LOG.atDebug().setCause(e).addKeyValue("shard", shard).log("redis does not answer yet");
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void checkVersions() {
        for (int shard = 0; shard < breakers.size(); shard++) {
            String server;
            try {
                CompletionStage<String> answer = client.getScript(StringCodec.INSTANCE)
                        .evalAsync(
                                RScript.Mode.READ_WRITE,
                                "return redis.call('INFO', 'server')",
                                RScript.ReturnType.VALUE,
                                List.of(key(shard, "marker")));
                server = answer.toCompletableFuture().get(STARTING.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                throw new RedisUnavailableException("redis does not answer at start", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RedisUnavailableException("interrupted while starting", e);
            }
            checkVersion(server);
        }
    }

    /// @param server the section `server` of what INFO answers
    static void checkVersion(String server) {
        String version = server.lines()
                .filter(line -> line.startsWith("redis_version:"))
                .map(line -> line.substring("redis_version:".length()).strip())
                .findFirst()
                .orElse("unknown");
        String major = version.split("\\.", 2)[0];
        if (!major.matches("[0-9]{1,4}") || Integer.parseInt(major) < OLDEST) {
            throw new RedisTooOldException(version);
        }
    }
}
