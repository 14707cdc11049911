package parley.adapter.redisson.presence;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redisson.client.codec.ByteArrayCodec;
import parley.adapter.redisson.Redis;
import parley.kernel.InstanceId;
import parley.kernel.Ticker;

/// Which instances live: each says so once a second, whatever the number of its connections, and learns with
/// the same command what the others said.
final class Instances {
    /// One key, and so one shard, whatever their number.
    private static final int SHARD = 0;

    private final Redis redis;
    private final Ticker ticker;
    private final InstanceId self;
    private final Duration alive;
    private volatile Map<InstanceId, Long> lastBeats = Map.of();
    private volatile Map<InstanceId, Boolean> living = Map.of();
    private volatile boolean said;
    private volatile long viewedAt;

    Instances(Redis redis, Ticker ticker, InstanceId self, Duration alive) {
        this.redis = redis;
        this.ticker = ticker;
        this.self = self;
        this.alive = alive;
    }

    static String key(Redis redis) {
        return redis.key(SHARD, "instances");
    }

    /// What a beat brought to light.
    ///
    /// @param forgotten this instance had said that it lives, and was taken for dead or not even known
    /// @param changed another instance lives that did not, or the other way round
    record News(boolean forgotten, boolean changed) {}

    /// Says that this instance lives.
    ///
    /// @throws parley.adapter.redisson.RedisUnavailableException if there is no answer
    News beat() {
        List<Object> answer = redis.script(SHARD, Scripts.BEAT, List.of(key(redis)), List.of(Bytes.of(self.value())))
                .get();
        long silence = Bytes.number(answer.get(0));
        boolean forgotten = said && (silence < 0 || silence >= alive.toMillis());
        said = true;
        long now = Bytes.number(answer.get(1));
        Map<InstanceId, Long> beats = new HashMap<>();
        Map<InstanceId, Boolean> views = new HashMap<>();
        for (int at = 2; at + 1 < answer.size(); at += 2) {
            InstanceId instance = new InstanceId(Bytes.id(ByteBuffer.wrap((byte[]) answer.get(at))));
            long age = Bytes.number(answer.get(at + 1));
            beats.put(instance, now - age);
            views.put(instance, age < alive.toMillis());
        }
        boolean changed = !views.equals(living);
        lastBeats = Map.copyOf(beats);
        living = Map.copyOf(views);
        viewedAt = ticker.nanos();
        return new News(forgotten, changed);
    }

    /// Whether entries of an instance count. One that is not known has come a moment ago: it says that it
    /// lives before it registers anything, and is forgotten only when nothing of it is left.
    boolean isAlive(InstanceId instance) {
        return instance.equals(self) || living.getOrDefault(instance, true);
    }

    /// Counts as dead from now on; whoever sees it removes what is left.
    void leave() {
        redis.call(
                SHARD,
                () -> redis.client()
                        .getScoredSortedSet(key(redis), ByteArrayCodec.INSTANCE)
                        .addAsync(0, Bytes.of(self.value())));
    }

    /// Takes a dead instance off the list, of which nothing is left.
    void forget(InstanceId dead) {
        redis.call(
                SHARD,
                () -> redis.client()
                        .getScoredSortedSet(key(redis), ByteArrayCodec.INSTANCE)
                        .removeAsync(Bytes.of(dead.value())));
    }

    /// When an instance last said that it lives, milliseconds since 1970 by the clock of Redis; 0 if it is
    /// not known.
    long lastBeat(InstanceId instance) {
        return lastBeats.getOrDefault(instance, 0L);
    }

    /// Instances that are dead.
    List<InstanceId> dead() {
        return living.entrySet().stream()
                .filter(entry -> !entry.getValue() && !entry.getKey().equals(self))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// How long ago it was found out who lives.
    Duration age() {
        return Duration.ofNanos(ticker.nanos() - viewedAt);
    }
}
