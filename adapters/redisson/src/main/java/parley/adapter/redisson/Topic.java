package parley.adapter.redisson;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.redisson.api.RShardedTopic;
import org.redisson.api.listener.StatusListener;
import org.redisson.client.codec.ByteArrayCodec;

/// One channel of sharded publish and subscribe. What cannot be published is lost and counted.
public final class Topic {
    private static final int MOST_UNDER_WAY = 1_024;

    private final Redis redis;
    private final RShardedTopic topic;
    private final Semaphore room = new Semaphore(MOST_UNDER_WAY);
    private final AtomicLong lost = new AtomicLong();

    /// Subscribes.
    ///
    /// @param received given each message, on a thread of the client; returns soon
    /// @param missed told when the subscription was made anew: messages between may be lost
    /// @throws org.redisson.client.RedisException if it cannot be subscribed to
    public Topic(Redis redis, String name, Consumer<byte[]> received, Runnable missed) {
        this.redis = redis;
        this.topic = redis.client().getShardedTopic(name, ByteArrayCodec.INSTANCE);
        topic.addListener(byte[].class, (channel, message) -> received.accept(message));
        topic.addListener(new Resubscriptions(missed));
    }

    /// Never blocks and never throws.
    public void publish(byte[] message) {
        if (!redis.isThere() || !room.tryAcquire()) {
            lost.incrementAndGet();
            return;
        }
        topic.publishAsync(message).whenComplete((receivers, failure) -> {
            room.release();
            if (failure != null) {
                lost.incrementAndGet();
            }
        });
    }

    /// How many messages were lost because Redis was away or did not keep up.
    public long lost() {
        return lost.get();
    }

    private static final class Resubscriptions implements StatusListener {
        private final Runnable missed;
        private final AtomicBoolean before = new AtomicBoolean();

        Resubscriptions(Runnable missed) {
            this.missed = missed;
        }

        @Override
        public void onSubscribe(String channel) {
            if (before.getAndSet(true)) {
                missed.run();
            }
        }

        @Override
        public void onUnsubscribe(String channel) {}
    }
}
