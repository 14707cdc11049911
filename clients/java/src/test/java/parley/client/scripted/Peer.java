package parley.client.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The server's end of one WebSocket.
public final class Peer {
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int FINAL = 0x80;

    private final Socket socket;
    private final DataInputStream in;
    private final HttpRequestText request;
    private final Incoming incoming = new Incoming();
    private volatile boolean ended;
    private volatile int largestBatch;
    private volatile int longestText;

    Peer(Socket socket, DataInputStream in, HttpRequestText request) {
        this.socket = socket;
        this.in = in;
        this.request = request;
    }

    /// The upgrade request.
    public HttpRequestText request() {
        return request;
    }

    /// The client's next frame, whichever type.
    public JsonNode next() {
        return incoming.next();
    }

    /// The client's next frame of a type; frames of other types before it are passed over.
    public JsonNode next(String type) {
        return incoming.next(type);
    }

    /// Frames that came and were not taken.
    public List<JsonNode> pending() {
        return incoming.pending();
    }

    /// Most frames that came in one message.
    public int largestBatch() {
        return largestBatch;
    }

    /// Most bytes that came in one message.
    public int longestText() {
        return longestText;
    }

    /// Whether the client has closed.
    public boolean ended() {
        return ended;
    }

    public void send(String text) {
        write(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    public void close(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        write(
                CLOSE,
                ByteBuffer.allocate(2 + text.length)
                        .putShort((short) code)
                        .put(text)
                        .array());
    }

    /// Resets the connection, as a dead server's machine does.
    public void cut() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private synchronized void write(int opcode, byte[] payload) {
        try {
            OutputStream out = socket.getOutputStream();
            ByteBuffer frame = ByteBuffer.allocate(payload.length + 10).put((byte) (FINAL | opcode));
            if (payload.length < 126) {
                frame.put((byte) payload.length);
            } else if (payload.length < 65_536) {
                frame.put((byte) 126).putShort((short) payload.length);
            } else {
                frame.put((byte) 127).putLong(payload.length);
            }
            frame.put(payload);
            out.write(frame.array(), 0, frame.position());
            out.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void read() {
        StringBuilder text = new StringBuilder();
        try {
            while (true) {
                int first = in.readUnsignedByte();
                String part = payload();
                if ((first & 0x0F) == CLOSE) {
                    break;
                }
                if ((first & 0x0F) <= TEXT) {
                    text.append(part);
                    if ((first & FINAL) != 0) {
                        longestText = Math.max(longestText, text.toString().getBytes(StandardCharsets.UTF_8).length);
                        largestBatch = Math.max(largestBatch, incoming.add(text.toString()));
                        text.setLength(0);
                    }
                }
            }
        } catch (IOException gone) {
            // The client cut the connection.
        }
        ended = true;
    }

    private String payload() throws IOException {
        int second = in.readUnsignedByte();
        long length = second & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if ((second & FINAL) == 0) {
            throw new AssertionError("an unmasked frame");
        }
        byte[] mask = in.readNBytes(4);
        byte[] bytes = in.readNBytes(Math.toIntExact(length));
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= mask[i % 4];
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
