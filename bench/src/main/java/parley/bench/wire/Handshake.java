package parley.bench.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// The upgrade from HTTP to WebSocket, as a client starts it and checks the answer.
public final class Handshake {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final String host;
    private final String key;
    private final String accept;

    /// @param host value of the `Host` field
    public Handshake(String host, RandomGenerator random) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        this.host = host;
        this.key = Base64.getEncoder().encodeToString(nonce);
        this.accept = accept(key);
    }

    /// What a server answers to a key (RFC 6455, 4.2.2).
    public static String accept(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha1.digest((key + GUID).getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] request(String token) {
        return """
                GET /v1/ws HTTP/1.1\r
                Host: %s\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: %s\r
                Sec-WebSocket-Protocol: parley.v1.json\r
                Authorization: Bearer %s\r
                \r
                """.formatted(host, key, token).getBytes(US_ASCII);
    }

    /// Where the frames start behind the answer's head, -1 if that is not complete.
    ///
    /// @throws MalformedFrameException if the server did not agree
    public int response(byte[] bytes, int from, int to) {
        for (int i = from; i + 4 <= to; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                check(new String(bytes, from, i + 2 - from, US_ASCII));
                return i + 4;
            }
        }
        return -1;
    }

    private void check(String head) {
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new MalformedFrameException("upgrade refused: " + head.substring(0, head.indexOf('\r')));
        }
        boolean accepted = head.lines().anyMatch(line -> {
            int colon = line.indexOf(':');
            return colon > 0
                    && line.substring(0, colon).toLowerCase(Locale.ROOT).equals("sec-websocket-accept")
                    && line.substring(colon + 1).strip().equals(accept);
        });
        if (!accepted) {
            throw new MalformedFrameException("upgrade without the right Sec-WebSocket-Accept");
        }
    }
}
