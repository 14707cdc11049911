package parley.bench.relay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import java.util.UUID;
import parley.bench.wire.ByteQueue;
import parley.bench.wire.Handshake;

/// One connection of a [Relay], with the server's side of WebSocket framing.
final class RelayConnection {

    /// A recipient that reads too slowly is cut off when so many bytes wait for it.
    private static final int MOST_WAITING = 16 << 20;

    private static final int LARGEST_FRAME = 64 * 1024;
    private static final int ID_LENGTH = 36;
    private static final UUID NOBODY = new UUID(0, 0);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long USER = (long) LONGS.get("\"user\":\"".getBytes(US_ASCII), 0);
    private static final long CONVERSATION = (long) LONGS.get("ation\":\"".getBytes(US_ASCII), 0);
    private static final byte[] SYNCED = "{\"t\":\"synced\"}".getBytes(US_ASCII);
    private static final byte[] PONG = "{\"t\":\"pong\"}".getBytes(US_ASCII);
    private static final byte[] READY =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);

    private final Relay relay;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteQueue out = new ByteQueue();
    private final ByteQueue rest = new ByteQueue();
    private UUID user = NOBODY;
    private UUID group = NOBODY;
    private boolean upgraded;
    private boolean greeted;
    private boolean ending;
    private boolean dirty;

    RelayConnection(Relay relay, SocketChannel channel, SelectionKey key) {
        this.relay = relay;
        this.channel = channel;
        this.key = key;
    }

    SocketChannel channel() {
        return channel;
    }

    UUID user() {
        return user;
    }

    /// The group that it is a member of, if any.
    UUID group() {
        return group;
    }

    boolean markDirty() {
        boolean first = !dirty;
        dirty = true;
        return first;
    }

    /// Moves what remained of the last read to the start of `to`; returns how much that is.
    int restore(byte[] to) {
        return rest.drainTo(to);
    }

    /// Takes what was read; false if the connection has to end.
    boolean received(byte[] bytes, int to) {
        int at = 0;
        if (!upgraded) {
            at = upgrade(bytes, to);
        }
        while (upgraded && at < to) {
            int next = frame(bytes, at, to);
            if (next == at) {
                break;
            }
            if (next < 0) {
                return false;
            }
            at = next;
        }
        if (at < to) {
            rest.append(bytes, at, to - at);
        }
        return true;
    }

    private int upgrade(byte[] bytes, int to) {
        String head = new String(bytes, 0, to, ISO_8859_1);
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) {
            return 0;
        }
        String socketKey = field(head, "sec-websocket-key");
        String token = field(head, "authorization");
        if (socketKey.isEmpty() || token.length() < ID_LENGTH) {
            out.append(READY, 0, READY.length);
            ending = true;
        } else {
            user = UUID.fromString(token.substring(token.length() - ID_LENGTH));
            relay.join(user, this);
            int slash = token.length() - ID_LENGTH - 1;
            if (slash >= ID_LENGTH && token.charAt(slash) == '/') {
                group = UUID.fromString(token.substring(slash - ID_LENGTH, slash));
                relay.enroll(group, this);
            }
            byte[] answer = """
                    HTTP/1.1 101 Switching Protocols\r
                    Connection: Upgrade\r
                    Upgrade: websocket\r
                    Sec-WebSocket-Protocol: parley.v1.json\r
                    Sec-WebSocket-Accept: %s\r
                    \r
                    """.formatted(Handshake.accept(socketKey)).getBytes(US_ASCII);
            out.append(answer, 0, answer.length);
            upgraded = true;
        }
        relay.touch(this);
        return end + 4;
    }

    private static String field(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /// Returns the position behind the frame, `at` if it is not complete, -1 if the connection has to end.
    private int frame(byte[] bytes, int at, int to) {
        if (to - at < 6) {
            return at;
        }
        int opcode = bytes[at] & 0x0f;
        int length = bytes[at + 1] & 0x7f;
        int start = at + 6;
        if (length == 126) {
            length = (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
            start = at + 8;
        }
        if (opcode == 8 || bytes[at + 1] >= 0 || length == 127 || length > LARGEST_FRAME) {
            return -1;
        }
        int end = start + length;
        if (end > to) {
            return at;
        }
        unmask(bytes, start, end);
        if (opcode == 1) {
            payload(bytes, start, end);
        }
        return end;
    }

    private static void unmask(byte[] bytes, int start, int end) {
        int mask = start - 4;
        long four = (bytes[mask] & 0xffL)
                | (bytes[mask + 1] & 0xffL) << 8
                | (bytes[mask + 2] & 0xffL) << 16
                | (bytes[mask + 3] & 0xffL) << 24;
        long eight = four | four << 32;
        int i = start;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            LONGS.set(bytes, i, (long) LONGS.get(bytes, i) ^ eight);
        }
        for (int j = 0; i < end; i++, j++) {
            bytes[i] ^= (byte) (four >>> (8 * (j & 3)));
        }
    }

    private void payload(byte[] bytes, int from, int to) {
        for (int i = from; i + Long.BYTES + ID_LENGTH <= to; i++) {
            long name = (long) LONGS.get(bytes, i);
            if (name == USER || name == CONVERSATION) {
                UUID id = UUID.fromString(new String(bytes, i + Long.BYTES, ID_LENGTH, ISO_8859_1));
                if (name == USER) {
                    relay.forward(id, bytes, from, to);
                } else {
                    relay.spread(id, this, bytes, from, to);
                }
                return;
            }
        }
        byte[] answer = greeted ? PONG : SYNCED;
        greeted = true;
        text(answer, 0, answer.length);
    }

    /// Appends a text frame.
    void text(byte[] payload, int from, int to) {
        int length = to - from;
        if (length < 126) {
            out.append(new byte[] {(byte) 0x81, (byte) length}, 0, 2);
        } else {
            out.append(new byte[] {(byte) 0x81, 126, (byte) (length >>> 8), (byte) length}, 0, 4);
        }
        out.append(payload, from, length);
        relay.touch(this);
    }

    /// Writes what waits; false if the connection has to end.
    boolean flush(ByteBuffer buffer) throws IOException {
        dirty = false;
        boolean full = false;
        while (!out.isEmpty() && !full) {
            buffer.clear();
            out.copyTo(buffer);
            buffer.flip();
            full = channel.write(buffer) < buffer.limit();
            out.drop(buffer.position());
        }
        if (!channel.isOpen() || out.length() > MOST_WAITING || (ending && out.isEmpty())) {
            return false;
        }
        key.interestOps(full ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        return true;
    }
}
