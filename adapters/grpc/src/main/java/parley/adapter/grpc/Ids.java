package parley.adapter.grpc;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import parley.kernel.InstanceId;

/// How ids are written: 16 bytes each, several one behind the other.
public final class Ids {
    private static final int BYTES = 16;

    private Ids() {}

    public static ByteString bytes(UUID id) {
        return ByteString.copyFrom(put(ByteBuffer.allocate(BYTES), id).flip());
    }

    /// @throws IllegalArgumentException if these are not 16 bytes
    public static UUID uuid(ByteString bytes) {
        if (bytes.size() != BYTES) {
            throw new IllegalArgumentException("id of " + bytes.size() + " bytes (expected: 16)");
        }
        return get(bytes.asReadOnlyByteBuffer());
    }

    public static <T> ByteString bytes(Collection<T> ids, Function<T, UUID> value) {
        ByteBuffer buffer = ByteBuffer.allocate(ids.size() * BYTES);
        ids.forEach(id -> put(buffer, value.apply(id)));
        return ByteString.copyFrom(buffer.flip());
    }

    /// @throws IllegalArgumentException if these are not so many ids
    public static <T> List<T> list(ByteString bytes, Function<UUID, T> type) {
        if (bytes.size() % BYTES != 0) {
            throw new IllegalArgumentException("ids of " + bytes.size() + " bytes (expected: a multiple of 16)");
        }
        ByteBuffer buffer = bytes.asReadOnlyByteBuffer();
        List<T> ids = new ArrayList<>(bytes.size() / BYTES);
        while (buffer.hasRemaining()) {
            ids.add(type.apply(get(buffer)));
        }
        return ids;
    }

    static ByteString bytes(InstanceId id) {
        return bytes(id.value());
    }

    static InstanceId instance(ByteString bytes) {
        return new InstanceId(uuid(bytes));
    }

    private static ByteBuffer put(ByteBuffer buffer, UUID id) {
        return buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID get(ByteBuffer buffer) {
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
