package parley.bench.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HandshakeTest {

    private final Handshake handshake = new Handshake("localhost:1", new SplittableRandom(1));

    @Test
    void acceptShouldBeAsInTheRfc() {
        assertEquals("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", Handshake.accept("dGhlIHNhbXBsZSBub25jZQ=="));
    }

    @Test
    void requestShouldCarryTokenAndSubprotocol() {
        String request = new String(handshake.request("secret"), US_ASCII);
        assertTrue(request.startsWith("GET /v1/ws HTTP/1.1\r\n"));
        assertTrue(request.contains("\r\nAuthorization: Bearer secret\r\n"));
        assertTrue(request.contains("\r\nSec-WebSocket-Protocol: parley.v1.json\r\n"));
        assertTrue(request.endsWith("\r\n\r\n"));
    }

    @Test
    void responseShouldEndWhereFramesStart() {
        String key = new String(handshake.request("x"), US_ASCII)
                .lines()
                .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
                .findFirst()
                .orElseThrow()
                .substring(19);
        String answer =
                "HTTP/1.1 101 Switching Protocols\r\nsec-websocket-accept: " + Handshake.accept(key) + "\r\n\r\n";
        byte[] bytes = (answer + "frames").getBytes(US_ASCII);
        assertEquals(answer.length(), handshake.response(bytes, 0, bytes.length));
        assertEquals(-1, handshake.response(bytes, 0, answer.length() - 1));
    }

    @Test
    void responseShouldRefuseAnythingElse() {
        for (String answer : new String[] {
            "HTTP/1.1 401 Unauthorized\r\n\r\n",
            "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: wrong\r\n\r\n",
            "HTTP/1.1 101 Switching Protocols\r\n\r\n"
        }) {
            byte[] bytes = answer.getBytes(US_ASCII);
            assertThrows(MalformedFrameException.class, () -> handshake.response(bytes, 0, bytes.length));
        }
    }
}
