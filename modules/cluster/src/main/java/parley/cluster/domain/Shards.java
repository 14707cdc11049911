package parley.cluster.domain;

import parley.kernel.ConversationId;

/// The parts that all conversations are divided into, to be owned as one.
public final class Shards {
    /// How many there are. All instances of all versions agree on it, as on the shard of a conversation.
    public static final int COUNT = 1024;

    private static final int BITS = Integer.numberOfTrailingZeros(COUNT);

    private Shards() {}

    /// The shard of a conversation, 0 to [#COUNT] - 1; the same everywhere and for ever.
    public static int of(ConversationId conversation) {
        long high = conversation.value().getMostSignificantBits();
        long low = conversation.value().getLeastSignificantBits();
        return (int) (Mix.mix(high + Mix.mix(low)) >>> (Long.SIZE - BITS));
    }

    /// @throws IllegalArgumentException if there is no such shard
    public static void check(int shard) {
        if (shard < 0 || shard >= COUNT) {
            throw new IllegalArgumentException("shard: " + shard + " (expected: 0 to " + (COUNT - 1) + ")");
        }
    }
}
