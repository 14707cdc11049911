package parley.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import parley.bench.wire.Handshake;

/// One connection of a [FakeServer].
final class FakeDevice {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FRAGMENTED_EVERY = 5;

    private final String id;
    private final Socket socket;
    private final DataInputStream in;
    private Optional<JsonNode> held = Optional.empty();
    private int written;

    /// @param id of the user, for the first device; for others followed by a slash and more
    FakeDevice(String id, Socket socket, DataInputStream in) {
        this.id = id;
        this.socket = socket;
        this.in = in;
    }

    String id() {
        return id;
    }

    String user() {
        return user(id);
    }

    static String user(String id) {
        return id.substring(0, 36);
    }

    synchronized void upgrade(String key) throws IOException {
        socket.getOutputStream()
                .write(("HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: " + Handshake.accept(key)
                                + "\r\n\r\n")
                        .getBytes(US_ASCII));
    }

    /// The next text frame, or a missing node at the end.
    JsonNode read() throws IOException {
        while (true) {
            int opcode;
            try {
                opcode = in.readByte() & 15;
            } catch (EOFException end) {
                return MissingNode.getInstance();
            }
            int length = in.readByte() & 0x7f;
            length = length == 126 ? in.readUnsignedShort() : length;
            byte[] key = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= key[i % 4];
            }
            if (opcode == 8) {
                frame(0x88, payload);
                return MissingNode.getInstance();
            }
            if (opcode == 1) {
                return JSON.readTree(payload);
            }
        }
    }

    /// Keeps a frame back until the next one was written.
    synchronized void hold(JsonNode frame) throws IOException {
        if (held.isPresent()) {
            write(frame);
        } else {
            held = Optional.of(frame);
        }
    }

    synchronized void write(JsonNode frame) throws IOException {
        byte[] payload = frame.toString().getBytes(UTF_8);
        if (++written % FRAGMENTED_EVERY == 0) {
            int half = payload.length / 2;
            frame(0x01, Arrays.copyOfRange(payload, 0, half));
            frame(0x80, Arrays.copyOfRange(payload, half, payload.length));
        } else {
            frame(0x81, payload);
        }
        if (held.isPresent() && frame.path("t").asText().equals("message")) {
            JsonNode late = held.get();
            held = Optional.empty();
            write(late);
        }
    }

    void ping() throws IOException {
        frame(0x89, "still there?".getBytes(US_ASCII));
    }

    void end() throws IOException {
        socket.close();
    }

    private synchronized void frame(int first, byte[] payload) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        if (payload.length < 126) {
            out.write(payload.length);
        } else {
            out.write(126);
            out.write(payload.length >>> 8);
            out.write(payload.length);
        }
        out.writeBytes(payload);
        socket.getOutputStream().write(out.toByteArray());
    }
}
