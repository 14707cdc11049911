package parley.adapter.redisson;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RShardedTopic;
import org.redisson.client.codec.ByteArrayCodec;

/// One channel of sharded publish and subscribe. Messages leave one after the other, because the client has
/// several connections; what cannot be published is lost and counted. See [Redis#whenGap] for messages that
/// were not received.
public final class Topic {
    private static final int MOST_WAITING = 1_024;

    private final Redis redis;
    private final RShardedTopic topic;
    private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicLong lost = new AtomicLong();

    /// Subscribes.
    ///
    /// @param received given each message, on a thread of the client, in the order of each publisher; returns
    /// soon
    /// @throws org.redisson.client.RedisException if it cannot be subscribed to
    public Topic(Redis redis, String name, Consumer<byte[]> received) {
        this.redis = redis;
        this.topic = redis.client().getShardedTopic(name, ByteArrayCodec.INSTANCE);
        topic.addListener(byte[].class, (channel, message) -> received.accept(message));
    }

    /// Never blocks and never throws.
    public void publish(byte[] message) {
        if (!redis.isThere() || pending.get() >= MOST_WAITING) {
            lost.incrementAndGet();
            return;
        }
        waiting.add(message);
        if (pending.getAndIncrement() == 0) {
            sendNext();
        }
    }

    /// How many messages were lost because Redis was away or did not keep up.
    public long lost() {
        return lost.get();
    }

    private void sendNext() {
        byte[] message = waiting.remove();
        topic.publishAsync(message).whenComplete((receivers, failure) -> sent(failure));
    }

    private void sent(@Nullable Throwable failure) {
        if (failure != null) {
            lost.incrementAndGet();
        }
        if (pending.decrementAndGet() > 0) {
            sendNext();
        }
    }
}
