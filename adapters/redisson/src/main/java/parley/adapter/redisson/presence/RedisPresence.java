package parley.adapter.redisson.presence;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.redisson.Redis;
import parley.adapter.redisson.RedisUnavailableException;
import parley.kernel.InstanceId;
import parley.kernel.Ticker;
import parley.presence.port.out.ConnectionRegistry;
import parley.presence.port.out.PresenceChannel;

/// Presence's part of Redis: its registry and its channel, and what has to be done regularly for them.
/// Whoever built it calls [#run] every few hundred milliseconds.
public final class RedisPresence {
    private static final Logger LOG = LoggerFactory.getLogger(RedisPresence.class);

    private final Redis redis;
    private final Ticker ticker;
    private final RegistryConfig config;
    private final Markers markers;
    private final Instances instances;
    private final RedissonConnectionRegistry registry;
    private final RedissonPresenceChannel channel;
    private long nextBeat;

    private RedisPresence(Redis redis, RegistryConfig config, InstanceId self, Ticker ticker) {
        this.redis = redis;
        this.ticker = ticker;
        this.config = config;
        this.markers = new Markers(redis, ticker, config.settle());
        this.instances = new Instances(redis, ticker, self, config.alive());
        this.registry = new RedissonConnectionRegistry(redis, markers, instances, config);
        this.channel = new RedissonPresenceChannel(redis, config.channels());
    }

    /// Says that this instance lives, and subscribes.
    ///
    /// @throws RedisUnavailableException if Redis does not answer
    public static RedisPresence open(Redis redis, RegistryConfig config, InstanceId self, Ticker ticker) {
        RedisPresence presence = new RedisPresence(redis, config, self, ticker);
        presence.markers.open();
        presence.instances.beat();
        presence.nextBeat = ticker.nanos() + config.beat().toNanos();
        redis.whenBack(presence::returned);
        return presence;
    }

    public ConnectionRegistry registry() {
        return registry;
    }

    public PresenceChannel channel() {
        return channel;
    }

    /// Says that this instance lives, finds out who else does, and tidies up after those that do not. For one
    /// thread.
    public void run() {
        markers.run();
        if (ticker.nanos() - nextBeat < 0) {
            return;
        }
        nextBeat = ticker.nanos() + config.beat().toNanos();
        try {
            Instances.News news = instances.beat();
            if (news.forgotten()) {
                markers.forgotten();
            }
            if (news.changed() || news.forgotten()) {
                channel.missed();
            }
            tidy(instances.dead());
        } catch (RedisUnavailableException away) {
            LOG.atDebug().setCause(away).log("redis did not hear that this instance lives");
        }
    }

    /// Forgets this instance at once instead of after a while. What it had registered should be removed
    /// before.
    public void leave() {
        try {
            instances.leave();
        } catch (RedisUnavailableException away) {
            LOG.atDebug().setCause(away).log("redis did not hear that this instance leaves");
        }
    }

    /// Whether Redis answers, as far as is known.
    public boolean isThere() {
        return redis.isThere();
    }

    /// One at a time: what is left waits for the next beat.
    private void tidy(List<InstanceId> dead) {
        if (!dead.isEmpty() && !registry.prune(dead.getFirst())) {
            instances.forget(dead.getFirst());
        }
    }

    private void returned(int shard) {
        markers.returned(shard);
        channel.missed();
    }
}
