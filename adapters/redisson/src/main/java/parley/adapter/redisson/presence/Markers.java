package parley.adapter.redisson.presence;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.redisson.Redis;
import parley.adapter.redisson.RedisUnavailableException;
import parley.kernel.Ticker;

/// Notices that a shard has lost what it held: by its marker, which is looked at with everything that is
/// read. A shard is unsettled for a while after that, and after it did not answer.
final class Markers {
    private static final Logger LOG = LoggerFactory.getLogger(Markers.class);

    private final Redis redis;
    private final Ticker ticker;
    private final long settleNanos;
    private final Shard[] shards;
    private final AtomicLong losses = new AtomicLong();
    private volatile boolean anyGone;

    private static final class Shard {
        private String marker = "";
        private boolean gone;
        private long settledAt;
    }

    Markers(Redis redis, Ticker ticker, Duration settle) {
        this.redis = redis;
        this.ticker = ticker;
        this.settleNanos = settle.toNanos();
        this.shards = new Shard[redis.shards()];
        for (int shard = 0; shard < shards.length; shard++) {
            shards[shard] = new Shard();
        }
    }

    static String key(Redis redis, int shard) {
        return redis.key(shard, "marker");
    }

    long losses() {
        return losses.get();
    }

    /// Makes sure that every shard has a marker.
    ///
    /// @throws RedisUnavailableException if one does not answer
    void open() {
        for (int shard = 0; shard < shards.length; shard++) {
            mark(shard);
        }
    }

    /// Takes note of what a shard's marker is.
    ///
    /// @param marker none if there is none
    void see(int shard, @Nullable String marker) {
        Shard held = shards[shard];
        String seen = marker == null ? "" : marker;
        synchronized (held) {
            if (seen.equals(held.marker) && !held.gone) {
                return;
            }
            boolean lost = !held.gone && !seen.equals(held.marker);
            held.gone = seen.isEmpty();
            held.settledAt = ticker.nanos() + settleNanos;
            if (!seen.isEmpty()) {
                held.marker = seen;
            }
            if (!lost) {
                return;
            }
        }
        anyGone = true;
        losses.incrementAndGet();
        LOG.atWarn()
                .addKeyValue("code", "registry_lost")
                .addKeyValue("shard", shard)
                .log("the registry of connections was lost and is being rebuilt");
    }

    /// A shard did not answer and does again: others may have changed it, or it may have lost something.
    void returned(int shard) {
        Shard held = shards[shard];
        synchronized (held) {
            held.settledAt = ticker.nanos() + settleNanos;
        }
        losses.incrementAndGet();
    }

    /// This instance was taken for dead, or everything is gone: what it had registered may be gone.
    void forgotten() {
        losses.incrementAndGet();
    }

    /// Whether who is not listed in a shard is away.
    boolean isSettled(int shard) {
        Shard held = shards[shard];
        synchronized (held) {
            return !held.gone && ticker.nanos() - held.settledAt >= 0;
        }
    }

    /// Makes the markers that are missing.
    void run() {
        if (!anyGone) {
            return;
        }
        anyGone = false;
        for (int shard = 0; shard < shards.length; shard++) {
            boolean gone;
            synchronized (shards[shard]) {
                gone = shards[shard].gone;
            }
            if (gone) {
                anyGone = true;
                markIfThere(shard);
            }
        }
    }

    private void markIfThere(int shard) {
        try {
            see(shard, marker(shard).text());
        } catch (RedisUnavailableException unavailable) {
            LOG.atDebug().setCause(unavailable).addKeyValue("shard", shard).log("no marker yet");
        }
    }

    private record Mark(String text, long ageMillis) {}

    private Mark marker(int shard) {
        List<Object> answer = redis.script(shard, Scripts.MARK, List.of(key(redis, shard)), List.of())
                .get();
        return new Mark(Bytes.text(answer.get(0)), Bytes.number(answer.get(1)));
    }

    private void mark(int shard) {
        Mark mark = marker(shard);
        Shard held = shards[shard];
        synchronized (held) {
            held.marker = mark.text();
            held.gone = false;
            held.settledAt = ticker.nanos()
                    + settleNanos
                    - Duration.ofMillis(Math.max(0, mark.ageMillis())).toNanos();
        }
    }
}
