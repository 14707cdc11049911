package parley.messaging.domain;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// Names the one direct conversation of two users: SHA-256 over the sorted pair of ids, cut to a version 8
/// UUID.
///
/// Two people who write first at the same moment therefore meet in one conversation.
public final class DirectPair {
    private static final int PAIR_BYTES = 32;
    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private DirectPair() {}

    /// The conversation of `one` and `other`, in either order.
    public static Conversation.Direct of(UserId one, UserId other) {
        boolean sorted = one.value().compareTo(other.value()) <= 0;
        UserId first = sorted ? one : other;
        UserId second = sorted ? other : one;
        return new Conversation.Direct(id(first, second), first, second);
    }

    private static ConversationId id(UserId first, UserId second) {
        ByteBuffer pair = ByteBuffer.allocate(PAIR_BYTES);
        put(pair, first.value());
        put(pair, second.value());
        ByteBuffer hash = ByteBuffer.wrap(sha256().digest(pair.array()));
        return new ConversationId(
                new UUID((hash.getLong() & VERSION_MASK) | VERSION_8, (hash.getLong() & VARIANT_MASK) | VARIANT));
    }

    private static void put(ByteBuffer target, UUID value) {
        target.putLong(value.getMostSignificantBits());
        target.putLong(value.getLeastSignificantBits());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("SHA-256 is required of every Java platform", absent);
        }
    }
}
