package parley.adapter.rest;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that are not HTTP, or try to be two things at once. None of them may hurt anybody else.
class MalformedHttpE2E {
    private static final String HOST = "Host: localhost\r\n";

    private final TestServer server = TestServer.start(
            RestConfig.DEFAULT,
            () -> List.of(
                    Route.post("/v1/echo", Route.Access.PUBLIC, call -> Answer.of(200, "text/plain", call.body())),
                    Route.get("/v1/mine", Route.Access.USER, call -> Answer.noContent())));

    @AfterEach
    void serverShouldStillServeAndStop() {
        server.get("/v1/mine").expect(204);
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/mine HTTP/1.1\r\n" + HOST + "Bad Header: x\r\n\r\n",
                "GET /v1/mine\r\n\r\n",
                "GET /v1/<mine> HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /v1/%zz HTTP/1.1\r\n" + HOST + "\r\n",
                "POST /v1/echo HTTP/1.1\r\n" + HOST + "Content-Length: x\r\n\r\n",
                "POST /v1/echo HTTP/1.1\r\n" + HOST + "Content-Length: -5\r\n\r\nhello",
                "POST /v1/echo HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
                "POST /v1/echo HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n"
            })
    void malformedRequestShouldBeRefusedAndTheConnectionEnd(String request) {
        try (RawConnection raw = new RawConnection(server.port())) {
            String answer = raw.send(request).readToEnd();
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertTrue(answer.contains("\"code\":\"bad_frame\""), answer);
            assertTrue(answer.contains("application/problem+json"), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 0\r\nContent-Length: 40\r\n\r\n",
                "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n"
            })
    void requestThatCouldSmuggleAnotherShouldEndTheConnection(String rest) {
        String smuggled = "GET /v1/smuggled HTTP/1.1\r\n" + HOST + "\r\n";
        try (RawConnection raw = new RawConnection(server.port())) {
            String answer = raw.send("POST /v1/echo HTTP/1.1\r\n" + HOST + rest + smuggled)
                    .readToEnd();
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertEquals(1, answer.split("HTTP/1.1 ", -1).length - 1, answer);
            assertFalse(answer.contains("HTTP/1.1 404"), answer);
        }
    }

    @Test
    void declaredSizeFarBeyondTheLimitShouldBeRefusedUnread() {
        try (RawConnection raw = new RawConnection(server.port())) {
            String answer = raw.send("POST /v1/echo HTTP/1.1\r\n" + HOST + "Content-Length: 9000000000\r\n\r\n")
                    .readToEnd();
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
            assertTrue(answer.contains("\"code\":\"too_large\""), answer);
        }
    }

    @Test
    void endlessHeadersShouldBeRefused() {
        try (RawConnection raw = new RawConnection(server.port())) {
            String answer = raw.send("GET /v1/mine HTTP/1.1\r\n" + HOST + "X: " + "x".repeat(20_000) + "\r\n\r\n")
                    .readToEnd();
            assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
        }
    }

    @Test
    void clientThatLeavesInTheMiddleOfABodyShouldBeForgotten() {
        try (RawConnection raw = new RawConnection(server.port())) {
            raw.send("POST /v1/echo HTTP/1.1\r\n" + HOST + "Content-Length: 100\r\n\r\nonly this");
        }
        server.get("/v1/mine").expect(204);
        await().untilAsserted(() -> assertEquals(List.of("GET /v1/mine 204"), server.observed()));
    }

    @Test
    void connectionShouldServeOnAfterARefusal() {
        String bad = "POST /v1/echo HTTP/1.1\r\n" + HOST + "Content-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello";
        String good = "POST /v1/echo HTTP/1.1\r\n" + HOST + "Connection: close\r\nContent-Length: 5\r\n\r\nhello";
        try (RawConnection raw = new RawConnection(server.port())) {
            String answers = raw.send(bad).send(good).readToEnd();
            assertTrue(answers.startsWith("HTTP/1.1 415 "), answers);
            assertTrue(answers.contains("HTTP/1.1 200 ") && answers.endsWith("hello"), answers);
        }
    }
}
