package parley.adapter.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parley.adapter.websocket.frame.ByeReason;

final class IncomingFramesTest {
    private static final int FIN = 0x80;
    private static final int LIMIT = 200_000;

    private final List<String> received = new ArrayList<>();
    private final IncomingFrames incoming = new IncomingFrames(LIMIT, new Recorder());

    @Test
    void messagesShouldArriveWholeHoweverTheyAreCut() throws ProtocolViolation {
        Random random = new Random(5);
        List<String> expected = new ArrayList<>();
        byte[] stream = conversation(random, expected);
        for (int round = 0; round < 200; round++) {
            IncomingFrames frames = new IncomingFrames(LIMIT, new Recorder());
            received.clear();
            int at = 0;
            while (at < stream.length) {
                int size = Math.min(stream.length - at, 1 + random.nextInt(random.nextBoolean() ? 9 : 9_000));
                frames.feed(Arrays.copyOfRange(stream, at, at + size));
                at += size;
            }
            assertEquals(expected, received);
        }
    }

    private static byte[] conversation(Random random, List<String> expected) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int length : new int[] {0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 125, 126, 127, 1_000, 65_535, 65_536}) {
            byte[] payload = new byte[length];
            for (int place = 0; place < length; place++) {
                payload[place] = (byte) ('a' + random.nextInt(26));
            }
            int cut = length == 0 ? 0 : random.nextInt(length);
            out.writeBytes(WireClient.masked(FIN | Opcode.TEXT, payload));
            out.writeBytes(WireClient.masked(Opcode.TEXT, Arrays.copyOf(payload, cut)));
            out.writeBytes(WireClient.masked(FIN | Opcode.PING, new byte[] {'p'}));
            out.writeBytes(WireClient.masked(Opcode.CONTINUATION, new byte[0]));
            out.writeBytes(WireClient.masked(FIN | Opcode.CONTINUATION, Arrays.copyOfRange(payload, cut, length)));
            expected.add("text " + new String(payload, UTF_8));
            expected.add("ping p");
            expected.add("text " + new String(payload, UTF_8));
        }
        return out.toByteArray();
    }

    @Test
    void characterCutByFragmentsShouldBeValid() throws ProtocolViolation {
        byte[] euro = "€".getBytes(UTF_8);
        incoming.feed(WireClient.masked(Opcode.TEXT, Arrays.copyOf(euro, 1)));
        incoming.feed(WireClient.masked(FIN | Opcode.CONTINUATION, Arrays.copyOfRange(euro, 1, 3)));

        assertEquals(List.of("text €"), received);
    }

    @Test
    void binaryPongAndCloseShouldBeTold() throws ProtocolViolation {
        incoming.feed(WireClient.masked(Opcode.BINARY, new byte[] {(byte) 0xFF}));
        incoming.feed(WireClient.masked(FIN | Opcode.CONTINUATION, new byte[] {(byte) 0xFE}));
        incoming.feed(WireClient.masked(FIN | Opcode.PONG, new byte[0]));
        incoming.feed(WireClient.masked(FIN | Opcode.CLOSE, new byte[] {0x03, (byte) 0xE8, 'b', 'y', 'e'}));
        incoming.feed(WireClient.masked(FIN | Opcode.CLOSE, new byte[0]));

        assertEquals(List.of("binary", "pong", "close", "close"), received);
    }

    @Test
    void messageAtTheLimitShouldPassAndOneByteMoreNot() throws ProtocolViolation {
        incoming.feed(WireClient.masked(FIN | Opcode.TEXT, new byte[LIMIT]));
        assertEquals(1, received.size());

        byte[] tooLong = WireClient.masked(FIN | Opcode.TEXT, new byte[LIMIT + 1]);
        ProtocolViolation violation =
                assertThrows(ProtocolViolation.class, () -> incoming.feed(Arrays.copyOf(tooLong, 14)));
        assertEquals(ByeReason.TOO_LARGE, violation.reason());
    }

    @Test
    void fragmentsShouldCountTogether() throws ProtocolViolation {
        incoming.feed(WireClient.masked(Opcode.TEXT, new byte[LIMIT]));

        ProtocolViolation violation = assertThrows(
                ProtocolViolation.class,
                () -> incoming.feed(WireClient.masked(FIN | Opcode.CONTINUATION, new byte[1])));
        assertEquals(ByeReason.TOO_LARGE, violation.reason());
    }

    @Test
    void endlessEmptyFragmentsShouldBeRefused() throws ProtocolViolation {
        incoming.feed(WireClient.masked(Opcode.TEXT, new byte[0]));

        assertThrows(ProtocolViolation.class, () -> {
            for (int fragment = 0; fragment < 2_000; fragment++) {
                incoming.feed(WireClient.masked(Opcode.CONTINUATION, new byte[0]));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("violations")
    void violationShouldBeRefused(byte[] bytes, ByeReason reason) {
        ProtocolViolation violation = assertThrows(ProtocolViolation.class, () -> incoming.feed(bytes));

        assertEquals(reason, violation.reason());
        assertEquals(List.of(), received);
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                arguments(new byte[] {(byte) 0x81, 0x02, 'h', 'i'}, ByeReason.PROTOCOL), // unmasked
                arguments(WireClient.masked(FIN | 0x40 | Opcode.TEXT, new byte[1]), ByeReason.PROTOCOL),
                arguments(WireClient.masked(FIN | 3, new byte[1]), ByeReason.PROTOCOL),
                arguments(WireClient.masked(FIN | 11, new byte[1]), ByeReason.PROTOCOL),
                arguments(WireClient.masked(Opcode.PING, new byte[1]), ByeReason.PROTOCOL),
                arguments(WireClient.masked(FIN | Opcode.PING, new byte[126]), ByeReason.PROTOCOL),
                arguments(WireClient.masked(FIN | Opcode.CONTINUATION, new byte[1]), ByeReason.PROTOCOL),
                arguments(WireClient.masked(FIN | Opcode.CLOSE, new byte[1]), ByeReason.PROTOCOL),
                arguments(WireClient.masked(FIN | Opcode.CLOSE, new byte[] {0x03, (byte) 0xED}), ByeReason.PROTOCOL),
                arguments(WireClient.masked(FIN | Opcode.CLOSE, new byte[] {0, 0}), ByeReason.PROTOCOL),
                arguments(
                        WireClient.masked(FIN | Opcode.CLOSE, new byte[] {0x03, (byte) 0xE8, (byte) 0xFF}),
                        ByeReason.INVALID_UTF8),
                arguments(
                        WireClient.masked(FIN | Opcode.TEXT, new byte[] {(byte) 0xC0, (byte) 0xAF}),
                        ByeReason.INVALID_UTF8),
                arguments(new byte[] {(byte) 0x81, (byte) 0xFE, 0, 125, 0, 0, 0, 0}, ByeReason.PROTOCOL),
                arguments(
                        new byte[] {(byte) 0x81, (byte) 0xFF, 0, 0, 0, 0, 0, 0, (byte) 0xFF, (byte) 0xFF, 0, 0, 0, 0},
                        ByeReason.PROTOCOL),
                arguments(
                        new byte[] {(byte) 0x81, (byte) 0xFF, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                        ByeReason.PROTOCOL),
                arguments(
                        new byte[] {(byte) 0x81, (byte) 0xFF, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                        ByeReason.TOO_LARGE));
    }

    @Test
    void messageWithinAMessageShouldBeRefused() throws ProtocolViolation {
        incoming.feed(WireClient.masked(Opcode.TEXT, new byte[1]));

        assertThrows(ProtocolViolation.class, () -> incoming.feed(WireClient.masked(FIN | Opcode.TEXT, new byte[1])));
    }

    private final class Recorder implements IncomingFrames.Messages {
        @Override
        public void text(byte[] source, int offset, int length) {
            received.add("text " + new String(source, offset, length, UTF_8));
        }

        @Override
        public void binary() {
            received.add("binary");
        }

        @Override
        public void ping(byte[] payload) {
            received.add("ping " + new String(payload, UTF_8));
        }

        @Override
        public void pong() {
            received.add("pong");
        }

        @Override
        public void close() {
            received.add("close");
        }
    }
}
