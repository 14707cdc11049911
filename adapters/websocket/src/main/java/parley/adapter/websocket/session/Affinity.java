package parley.adapter.websocket.session;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import parley.kernel.UserId;

/// What clients repeat as `?route=`, so that a load balancer that hashes it brings all devices of a user to the same
/// instance.
///
/// A hash of the user's id, the same on every instance and after every restart, and short: it ends up in the logs of
/// whatever is in between, where the id itself has no business. It is a hint: no instance ever looks at what comes
/// back.
final class Affinity {
    private static final int ID_BYTES = 16;
    private static final int BYTES = 6;

    private Affinity() {}

    static String of(UserId user) {
        byte[] id = ByteBuffer.allocate(ID_BYTES)
                .putLong(user.value().getMostSignificantBits())
                .putLong(user.value().getLeastSignificantBits())
                .array();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id);
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("SHA-256 is required of every Java platform", absent);
        }
    }
}
