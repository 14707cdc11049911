package parley.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketTest {

    private static final class Recorder implements WebSocketDecoder.Sink {
        final List<String> events = new ArrayList<>();

        @Override
        public void text(byte[] bytes, int from, int to) {
            events.add("text " + new String(bytes, from, to - from, UTF_8));
        }

        @Override
        public void ping(byte[] bytes, int from, int to) {
            events.add("ping " + new String(bytes, from, to - from, UTF_8));
        }

        @Override
        public void closed(int code) {
            events.add("closed " + code);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 125, 126, 1_000, 65_535, 65_536, 70_001})
    void textShouldBeMaskedAndComplete(int length) {
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) {
            payload[i] = (byte) (i * 31);
        }
        ByteQueue out = new ByteQueue();
        new WebSocketEncoder(1).text(out, payload, length);

        ByteBuffer frame = ByteBuffer.wrap(bytes(out));
        assertEquals((byte) 0x81, frame.get());
        int second = frame.get() & 0xff;
        assertEquals(0x80, second & 0x80);
        int declared = switch (second & 0x7f) {
            case 126 -> frame.getShort() & 0xffff;
            case 127 -> (int) frame.getLong();
            default -> second & 0x7f;
        };
        assertEquals(length, declared);
        byte[] key = new byte[4];
        frame.get(key);
        byte[] body = new byte[frame.remaining()];
        frame.get(body);
        for (int i = 0; i < body.length; i++) {
            body[i] ^= key[i % 4];
        }
        assertArrayEquals(payload, body);
    }

    @Test
    void masksShouldDifferFromFrameToFrame() {
        WebSocketEncoder encoder = new WebSocketEncoder(1);
        ByteQueue one = new ByteQueue();
        ByteQueue other = new ByteQueue();
        encoder.text(one, new byte[8], 8);
        encoder.text(other, new byte[8], 8);
        assertNotEquals(Arrays.toString(bytes(one)), Arrays.toString(bytes(other)));
    }

    @Test
    void decodeShouldPutFramesTogetherWhereverTheyAreCut() {
        String large = "x".repeat(300);
        byte[] stream = join(
                frame(0x81, "hello"),
                frame(0x81, large),
                frame(0x89, "are you there"),
                frame(0x01, "in "),
                frame(0x89, ""),
                frame(0x00, "three "),
                frame(0x80, "parts"),
                frame(0x8a, ""),
                frame(0x81, "last"),
                new byte[] {(byte) 0x88, 2, 0x10, 0x00});
        List<String> expected = List.of(
                "text hello",
                "text " + large,
                "ping are you there",
                "ping ",
                "text in three parts",
                "text last",
                "closed 4096");
        for (int step : new int[] {1, 2, 3, 7, 50, stream.length}) {
            assertEquals(expected, decode(stream, step), "cut every " + step + " bytes");
        }
    }

    @Test
    void decodeShouldRefuseMaskedHugeAndUnknownFrames() {
        for (byte[] bad : List.of(
                new byte[] {(byte) 0x81, (byte) 0x80, 0, 0, 0, 0},
                new byte[] {(byte) 0x81, 127, 0, 0, 0, 1, 0, 0, 0, 0},
                new byte[] {(byte) 0x81, 127, -1, 0, 0, 1, 0, 0, 0, 0},
                new byte[] {(byte) 0x83, 0})) {
            assertThrows(MalformedFrameException.class, () -> decode(bad, bad.length));
        }
    }

    private static List<String> decode(byte[] stream, int step) {
        Recorder recorder = new Recorder();
        WebSocketDecoder decoder = new WebSocketDecoder();
        byte[] buffer = new byte[stream.length];
        for (int at = 0; at < stream.length; at += step) {
            int count = Math.min(step, stream.length - at);
            int from = decoder.restore(buffer);
            System.arraycopy(stream, at, buffer, from, count);
            decoder.decode(buffer, 0, from + count, recorder);
        }
        return recorder.events;
    }

    private static byte[] frame(int first, String payload) {
        byte[] bytes = payload.getBytes(UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(bytes.length + 4).put((byte) first);
        if (bytes.length < 126) {
            frame.put((byte) bytes.length);
        } else {
            frame.put((byte) 126).putShort((short) bytes.length);
        }
        frame.put(bytes);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    private static byte[] join(byte[]... parts) {
        ByteQueue queue = new ByteQueue();
        for (byte[] part : parts) {
            queue.append(part, 0, part.length);
        }
        return bytes(queue);
    }

    private static byte[] bytes(ByteQueue queue) {
        byte[] bytes = new byte[queue.length()];
        queue.drainTo(bytes);
        return bytes;
    }
}
