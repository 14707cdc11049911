package parley.app.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that hold connections without getting on with their requests.
class SlowRequestsE2E {
    private static final int PATIENCE_MS = 20_000;

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory, Map.of("server.request-timeout", "1s", "long-polling.wait-time", "500ms"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "POST /v1/tok",
                "POST /v1/tokens HTTP/1.1\r\nHost: x\r\nX-More:",
                "POST /v1/tokens HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{",
                "POST /v1/tokens HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"
            })
    void connectionWhoseRequestDoesNotGetOnShouldBeCut(String begin) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));

            assertEquals("", readToEnd(socket));
        }
    }

    @Test
    void webSocketShouldStay() throws Exception {
        try (Person alice = Person.register(server.uri(), "alice").connect();
                Socket idle = connect()) {
            readToEnd(idle);
            readToEnd(connect());

            alice.send(alice, "still there");

            assertTrue(alice.complaints().isEmpty(), () -> alice.complaints().toString());
        }
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket(server.uri().getHost(), server.uri().getPort());
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    private static String readToEnd(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
