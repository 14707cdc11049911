package parley.adapter.redisson.presence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.kernel.DeviceId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.presence.domain.Connection;
import parley.presence.domain.Registration;

/// How values look in Redis; see the package.
final class Bytes {
    static final int ID = 16;
    static final int ENTRY = 56;
    private static final int HEAD = 9;
    private static final byte FORMAT = 1;

    /// What is stored of one user.
    record Row(long lastSeen, List<Registration> registrations) {
        static final Row EMPTY = new Row(0, List.of());
    }

    private Bytes() {}

    static byte[] of(UUID id) {
        return ByteBuffer.allocate(ID)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] of(long number) {
        return of(Long.toString(number));
    }

    static String text(Object answer) {
        return new String((byte[]) answer, StandardCharsets.US_ASCII);
    }

    static long number(Object answer) {
        return Long.parseLong(text(answer));
    }

    static UUID id(ByteBuffer from) {
        return new UUID(from.getLong(), from.getLong());
    }

    static Row row(UserId user, byte @Nullable [] value) {
        if (value == null || value.length < HEAD || value[0] != FORMAT) {
            return Row.EMPTY;
        }
        ByteBuffer from = ByteBuffer.wrap(value, 1, value.length - 1);
        long lastSeen = from.getLong();
        List<Registration> registrations = new ArrayList<>(from.remaining() / ENTRY);
        while (from.remaining() >= ENTRY) {
            registrations.add(registration(user, from));
        }
        return new Row(lastSeen, registrations);
    }

    static Registration registration(UserId user, ByteBuffer from) {
        DeviceId device = new DeviceId(id(from));
        SessionId session = new SessionId(id(from));
        InstanceId instance = new InstanceId(id(from));
        return new Registration(new Connection(user, device, session, instance), Math.max(1, from.getLong()));
    }
}
