package parley.adapter.redisson;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/// Token buckets that hold across all instances. For what is rare and matters, such as attempts with
/// passwords: each costs one command.
///
/// A bucket is one number, the time at which it will be full again (GCRA, as in ATM cells), and vanishes
/// then. Names of whom a bucket belongs to are hashed: no address and no name is in Redis.
public final class RedisRates {
    /// Keys: bucket. Values: the time that one token takes to come back, and that all of them take, in
    /// microseconds. Answers: how many microseconds until there is a token, 0 if one was taken.
    private static final String TAKE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local each, all = tonumber(ARGV[1]), tonumber(ARGV[2])
            local full = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0')) + each
            local wait = full - now - all
            if wait > 0 then
              return {string.format('%.0f', wait)}
            end
            redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
            return {'0'}
            """;

    private static final int HASHED = 16;

    private final Redis redis;

    public RedisRates(Redis redis) {
        this.redis = redis;
    }

    /// Takes one token.
    ///
    /// @param kind of the bucket, in letters
    /// @param key whose bucket it is
    /// @param burst how many tokens there are at most
    /// @param calls how many come back within `period`, evenly
    /// @return how long until there is one; zero if one was taken, and also if Redis does not answer: then
    /// each
    ///     instance's own limits are what holds
    public Duration take(String kind, String key, int burst, int calls, Duration period) {
        String hashed = hash(key);
        int shard = Math.floorMod(hashed.hashCode(), redis.shards());
        long eachMicros = Math.max(1, period.toNanos() / 1_000 / calls);
        List<byte[]> values = List.of(text(eachMicros), text(eachMicros * burst));
        try {
            List<Object> answer = redis.script(
                            shard, TAKE, List.of(redis.key(shard, "rate:" + kind + ":" + hashed)), values)
                    .get();
            String micros = new String((byte[]) answer.getFirst(), StandardCharsets.US_ASCII);
            return Duration.ofNanos(Long.parseLong(micros) * 1_000);
        } catch (RedisUnavailableException away) {
            return Duration.ZERO;
        }
    }

    private static byte[] text(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASHED);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
