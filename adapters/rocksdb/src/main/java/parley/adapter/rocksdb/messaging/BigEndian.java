package parley.adapter.rocksdb.messaging;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.UUID;

/// Numbers and ids in byte arrays, in an order of bytes that is their unsigned order.
final class BigEndian {
    static final int UUID_BYTES = 16;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    static void putLong(byte[] target, int at, long value) {
        LONG.set(target, at, value);
    }

    static long getLong(byte[] source, int at) {
        return (long) LONG.get(source, at);
    }

    static void putUuid(byte[] target, int at, UUID value) {
        putLong(target, at, value.getMostSignificantBits());
        putLong(target, at + Long.BYTES, value.getLeastSignificantBits());
    }

    static UUID getUuid(byte[] source, int at) {
        return new UUID(getLong(source, at), getLong(source, at + Long.BYTES));
    }
}
