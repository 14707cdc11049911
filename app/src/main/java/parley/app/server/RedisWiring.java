package parley.app.server;

import java.time.Duration;
import parley.adapter.redisson.Redis;
import parley.adapter.redisson.RedisConfig;
import parley.adapter.redisson.RedisTooOldException;
import parley.adapter.redisson.RedisUnavailableException;
import parley.adapter.redisson.presence.RedisPresence;
import parley.adapter.redisson.presence.RegistryConfig;
import parley.app.check.StartupException;
import parley.app.metering.ClusterMetering;
import parley.app.metering.Meters;

/// Connects to what knows who is connected where, and keeps the connection alive.
record RedisWiring(Redis redis, RedisPresence presence) {
    private static final Duration TICK = Duration.ofMillis(100);

    /// @throws StartupException if it does not answer: an instance that knows of no other would not know that
    static RedisWiring open(RedisConfig config, Ambient ambient, Meters meters, Running running) {
        try {
            Redis redis = Redis.connect(config, ambient.ticker());
            running.add("redis", redis::close);
            RedisPresence presence =
                    RedisPresence.open(redis, RegistryConfig.DEFAULT, ambient.self(), ambient.ticker());
            running.add("place in the registry", presence::leave);
            Upkeep thread = new Upkeep("parley-redis");
            thread.every(TICK, "redis", () -> {
                redis.run();
                presence.run();
            });
            running.add("redis upkeep", thread::close);
            ClusterMetering.export(redis, meters);
            return new RedisWiring(redis, presence);
        } catch (RedisUnavailableException | RedisTooOldException unusable) {
            throw new StartupException("redis.addresses: " + unusable.getMessage());
        }
    }
}
