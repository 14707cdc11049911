package parley.adapter.redisson.presence;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import parley.adapter.redisson.Redis;
import parley.adapter.redisson.Topic;
import parley.kernel.UserId;
import parley.presence.port.out.PresenceChannel;

/// Changes of users' connections over sharded publish and subscribe: the ids of many users in one message,
/// the users spread over a few channels so that the nodes of a Redis Cluster share the work.
final class RedissonPresenceChannel implements PresenceChannel {
    private static final int USERS_PER_MESSAGE = 1_000;

    private final List<Topic> topics = new ArrayList<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    RedissonPresenceChannel(Redis redis, int channels) {
        redis.whenGap(this::missed);
        for (int channel = 0; channel < channels; channel++) {
            topics.add(new Topic(redis, Redis.key("p" + channel, "changes"), this::received));
        }
    }

    @Override
    public void publish(Collection<UserId> users) {
        Map<Topic, List<UserId>> byTopic = users.stream().collect(Collectors.groupingBy(this::topic));
        byTopic.forEach((topic, all) -> {
            for (int from = 0; from < all.size(); from += USERS_PER_MESSAGE) {
                topic.publish(message(all.subList(from, Math.min(all.size(), from + USERS_PER_MESSAGE))));
            }
        });
    }

    @Override
    public void subscribe(Listener listener) {
        listeners.add(listener);
    }

    /// Some news may have been lost.
    void missed() {
        listeners.forEach(Listener::missed);
    }

    /// Ignores what does not look like ids: a later version may say more.
    private void received(byte[] message) {
        if (message.length % Bytes.ID != 0) {
            return;
        }
        List<UserId> users = new ArrayList<>(message.length / Bytes.ID);
        ByteBuffer from = ByteBuffer.wrap(message);
        while (from.hasRemaining()) {
            users.add(new UserId(Bytes.id(from)));
        }
        listeners.forEach(listener -> listener.changed(users));
    }

    private static byte[] message(List<UserId> users) {
        ByteBuffer message = ByteBuffer.allocate(users.size() * Bytes.ID);
        users.forEach(user -> message.put(Bytes.of(user.value())));
        return message.array();
    }

    private Topic topic(UserId user) {
        return topics.get(Math.floorMod(user.value().hashCode(), topics.size()));
    }
}
