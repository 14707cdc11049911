package parley.client.model;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// The one conversation of two users: its id is SHA-256 over the sorted pair of their ids, cut to a version 8 UUID.
public final class DirectConversation {
    private static final int PAIR_BYTES = 32;
    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private DirectConversation() {}

    /// The conversation of `one` and `other`, in either order.
    public static ConversationId of(UserId one, UserId other) {
        UUID first = one.value();
        UUID second = other.value();
        boolean sorted = first.compareTo(second) <= 0;
        ByteBuffer pair = ByteBuffer.allocate(PAIR_BYTES);
        put(pair, sorted ? first : second);
        put(pair, sorted ? second : first);
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
