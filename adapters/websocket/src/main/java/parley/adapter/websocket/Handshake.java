package parley.adapter.websocket;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// Reads an upgrade request and writes the answer that accepts it (RFC 6455 section 4).
final class Handshake {
    static final String SUBPROTOCOL = "parley.v1.json";

    private static final HeaderName KEY = HeaderNames.create("Sec-WebSocket-Key");
    private static final HeaderName VERSION = HeaderNames.create("Sec-WebSocket-Version");
    private static final HeaderName PROTOCOL = HeaderNames.create("Sec-WebSocket-Protocol");
    private static final String BEARER = "bearer ";
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int NONCE_BYTES = 16;

    private Handshake() {}

    /// What is asked for.
    sealed interface Request {
        /// @param key the client's nonce, as it was sent
        /// @param token bearer token; empty if there is none
        record Acceptable(String key, String token) implements Request {}

        record Unacceptable(Refusal refusal) implements Request {}
    }

    static Request read(Headers headers) {
        if (!first(headers, VERSION).equals("13")) {
            return new Request.Unacceptable(Refusal.unsupportedVersion());
        }
        String key = first(headers, KEY).trim();
        if (!isNonce(key)) {
            return new Request.Unacceptable(Refusal.badRequest("Sec-WebSocket-Key: (expected: 16 bytes in base64)"));
        }
        if (!offered(headers).contains(SUBPROTOCOL)) {
            return new Request.Unacceptable(
                    Refusal.badRequest("Sec-WebSocket-Protocol: (expected: " + SUBPROTOCOL + ")"));
        }
        String authorization = first(headers, HeaderNames.AUTHORIZATION);
        if (authorization.isEmpty()) {
            return new Request.Acceptable(key, "");
        }
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return new Request.Unacceptable(Refusal.unauthenticated("Authorization: (expected: Bearer <token>)"));
        }
        return new Request.Acceptable(
                key, authorization.substring(BEARER.length()).trim());
    }

    /// The response that switches protocols.
    static BufferData accept(String key) {
        String response = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Accept: " + digest(key) + "\r\nSec-WebSocket-Protocol: " + SUBPROTOCOL + "\r\n\r\n";
        byte[] bytes = response.getBytes(StandardCharsets.US_ASCII);
        return BufferData.createReadOnly(bytes, 0, bytes.length);
    }

    private static String first(Headers headers, HeaderName name) {
        return headers.first(name).orElse("");
    }

    private static List<String> offered(Headers headers) {
        return headers.contains(PROTOCOL)
                ? headers.get(PROTOCOL).allValues(true).stream()
                        .map(String::trim)
                        .toList()
                : List.of();
    }

    private static boolean isNonce(String key) {
        try {
            return Base64.getDecoder().decode(key).length == NONCE_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String digest(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("SHA-1 is required of every Java platform", absent);
        }
    }
}
