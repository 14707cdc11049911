package parley.adapter.websocket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import parley.adapter.websocket.frame.ByeReason;
import parley.adapter.wire.Utf8;

/// Cuts what comes from a socket into WebSocket messages (RFC 6455 section 5). For one thread.
///
/// A frame that lies whole in what was read is unmasked where it is and handed on without a copy. Memory
/// grows only with what has really arrived, and is given back when a message is complete.
final class IncomingFrames {
    private static final byte[] NOTHING = {};
    private static final int INCOMPLETE = -1;
    private static final int MASK_BYTES = 4;
    private static final int CONTROL_LIMIT = 125;
    private static final int FRAGMENT_LIMIT = 1024;
    private static final int FIN = 0x80;
    private static final int RESERVED = 0x70;
    private static final int OPCODE = 0x0F;
    private static final int CONTROL = 0x08;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private final Messages messages;
    private int limit;
    private byte[] pending = NOTHING;
    private int pendingLength;
    private byte[] fragments = NOTHING;
    private int fragmentsLength;
    private int fragmentCount;
    private int fragmentOpcode = Opcode.CONTINUATION;

    /// Receives whole messages. Arrays belong to the receiver only during the call.
    interface Messages {
        void text(byte[] source, int offset, int length);

        void binary();

        void ping(byte[] payload);

        void pong();

        void close();
    }

    /// @param limit most bytes of a message, all its fragments together
    IncomingFrames(int limit, Messages messages) {
        this.limit = limit;
        this.messages = messages;
    }

    void limit(int bytes) {
        limit = bytes;
    }

    /// Takes what was read; the array is unmasked in place.
    void feed(byte[] chunk) throws ProtocolViolation {
        if (pendingLength == 0) {
            int consumed = parse(chunk, chunk.length);
            keep(chunk, consumed, chunk.length);
            return;
        }
        append(chunk);
        int consumed = parse(pending, pendingLength);
        if (consumed > 0) {
            keep(pending, consumed, pendingLength);
        }
    }

    private void append(byte[] chunk) {
        if (pendingLength + chunk.length > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(pendingLength + chunk.length, 2 * pending.length));
        }
        System.arraycopy(chunk, 0, pending, pendingLength, chunk.length);
        pendingLength += chunk.length;
    }

    private void keep(byte[] source, int from, int to) {
        pendingLength = to - from;
        pending = pendingLength == 0 ? NOTHING : Arrays.copyOfRange(source, from, to);
    }

    /// @return how many bytes were whole frames
    private int parse(byte[] source, int to) throws ProtocolViolation {
        int at = 0;
        while (true) {
            int next = frame(source, at, to);
            if (next == INCOMPLETE) {
                return at;
            }
            at = next;
        }
    }

    private int frame(byte[] source, int at, int to) throws ProtocolViolation {
        if (to - at < 2) {
            return INCOMPLETE;
        }
        int first = source[at];
        int lengthCode = source[at + 1] & 0x7F;
        check(first, source[at + 1]);
        int extended = lengthCode == 127 ? Long.BYTES : lengthCode == 126 ? Short.BYTES : 0;
        int payload = at + 2 + extended + MASK_BYTES;
        if (to < payload) {
            return INCOMPLETE;
        }
        int length = length(source, at + 2, lengthCode);
        checkLength(first & OPCODE, length);
        if (to - payload < length) {
            return INCOMPLETE;
        }
        unmask(source, payload, length, (int) INTS.get(source, payload - MASK_BYTES));
        deliver(first, source, payload, length);
        return payload + length;
    }

    private void check(int first, int second) throws ProtocolViolation {
        int opcode = first & OPCODE;
        boolean fin = (first & FIN) != 0;
        if ((first & RESERVED) != 0) {
            throw violation("reserved bits set");
        }
        if ((second & 0x80) == 0) {
            throw violation("frame of a client without a mask");
        }
        if ((opcode & CONTROL) != 0) {
            if (opcode > Opcode.PONG) {
                throw violation("reserved opcode " + opcode);
            }
            if (!fin || (second & 0x7F) > CONTROL_LIMIT) {
                throw violation("control frame in fragments or too long");
            }
            return;
        }
        if (opcode > Opcode.BINARY) {
            throw violation("reserved opcode " + opcode);
        }
        boolean inMessage = fragmentOpcode != Opcode.CONTINUATION;
        if (inMessage != (opcode == Opcode.CONTINUATION)) {
            throw violation(inMessage ? "message within a message" : "continuation of nothing");
        }
    }

    private static int length(byte[] source, int at, int code) throws ProtocolViolation {
        if (code < 126) {
            return code;
        }
        long length = code == 126 ? (short) SHORTS.get(source, at) & 0xFFFF : (long) LONGS.get(source, at);
        boolean shortest = code == 126 ? length >= 126 : length > 0xFFFF || length < 0;
        if (length < 0 || !shortest) {
            throw violation("length not in its shortest form");
        }
        return (int) Math.min(length, Integer.MAX_VALUE);
    }

    private void checkLength(int opcode, int length) throws ProtocolViolation {
        if ((opcode & CONTROL) == 0 && length > limit - fragmentsLength) {
            throw new ProtocolViolation(ByeReason.TOO_LARGE, "message of more than " + limit + " bytes");
        }
    }

    private void deliver(int first, byte[] source, int at, int length) throws ProtocolViolation {
        boolean fin = (first & FIN) != 0;
        switch (first & OPCODE) {
            case Opcode.PING -> messages.ping(Arrays.copyOfRange(source, at, at + length));
            case Opcode.PONG -> messages.pong();
            case Opcode.CLOSE -> close(source, at, length);
            case Opcode.CONTINUATION -> continued(fin, source, at, length);
            default -> {
                if (fin) {
                    message(first & OPCODE, source, at, length);
                } else {
                    fragmentOpcode = first & OPCODE;
                    continued(false, source, at, length);
                }
            }
        }
    }

    private void continued(boolean fin, byte[] source, int at, int length) throws ProtocolViolation {
        fragmentCount++;
        if (fragmentCount > FRAGMENT_LIMIT) {
            throw violation("message in more than " + FRAGMENT_LIMIT + " fragments");
        }
        if (fragmentsLength + length > fragments.length) {
            fragments = Arrays.copyOf(fragments, Math.max(fragmentsLength + length, 2 * fragments.length));
        }
        System.arraycopy(source, at, fragments, fragmentsLength, length);
        fragmentsLength += length;
        if (fin) {
            int opcode = fragmentOpcode;
            byte[] whole = fragments;
            int wholeLength = fragmentsLength;
            fragmentOpcode = Opcode.CONTINUATION;
            fragments = NOTHING;
            fragmentsLength = 0;
            fragmentCount = 0;
            message(opcode, whole, 0, wholeLength);
        }
    }

    private void message(int opcode, byte[] source, int at, int length) throws ProtocolViolation {
        if (opcode == Opcode.BINARY) {
            messages.binary();
            return;
        }
        if (!Utf8.valid(source, at, length)) {
            throw new ProtocolViolation(ByeReason.INVALID_UTF8, "text that is not UTF-8");
        }
        messages.text(source, at, length);
    }

    private void close(byte[] source, int at, int length) throws ProtocolViolation {
        if (length == 1) {
            throw violation("close code of one byte");
        }
        if (length >= 2) {
            int code = (short) SHORTS.get(source, at) & 0xFFFF;
            boolean registered = code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
            if (!registered && (code < 3000 || code > 4999)) {
                throw violation("close code " + code);
            }
            if (!Utf8.valid(source, at + 2, length - 2)) {
                throw new ProtocolViolation(ByeReason.INVALID_UTF8, "close reason that is not UTF-8");
            }
        }
        messages.close();
    }

    private static void unmask(byte[] bytes, int from, int length, int mask) {
        long wide = ((long) mask << 32) | (mask & 0xFFFF_FFFFL);
        int at = from;
        int end = from + length;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            LONGS.set(bytes, at, (long) LONGS.get(bytes, at) ^ wide);
        }
        for (int shift = 24; at < end; at++, shift -= 8) {
            bytes[at] ^= (byte) (mask >>> (shift & 31));
        }
    }

    private static ProtocolViolation violation(String message) {
        return new ProtocolViolation(ByeReason.PROTOCOL, message);
    }
}
