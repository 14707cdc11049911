package parley.adapter.websocket.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.adapter.websocket.frame.ByeReason;
import parley.adapter.websocket.session.Departure;
import parley.adapter.websocket.session.SessionMeters;

@Timeout(60)
final class PollE2E {
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    private final PollServer server = new PollServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void routesShouldBeThoseOfTheDocument() {
        TreeSet<String> documented = new TreeSet<>();
        server.document().at("/paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/v1/poll"))
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertEquals(new TreeSet<>(server.routes.names()), documented);
    }

    @Test
    void conversationShouldGoThroughOpeningPostingAndPolling() throws Exception {
        String session = server.open();

        HttpResponse<String> first = server.get(session, "good", 0);
        assertEquals(204, server.post(session, "good", "{'t':'ping','ref':7}").statusCode());
        HttpResponse<String> second = server.get(session, "good", 1);

        assertEquals(1, PollServer.json(first).get("n").asInt());
        assertEquals("welcome", PollServer.json(first).at("/frames/0/t").asText());
        assertEquals(2, PollServer.json(second).get("n").asInt());
        assertEquals(7, PollServer.json(second).at("/frames/0/ref").asInt());
        assertFalse(PollServer.json(second).has("close"));
    }

    @Test
    void answersShouldNeitherBeStoredNorHeldBack() throws Exception {
        String session = server.open();
        for (HttpResponse<String> answer : List.of(
                server.get(session, "good", 0), server.post(session, "good", "[]"), server.get(session, "forged", 0))) {
            assertEquals(List.of("no-store"), answer.headers().allValues("Cache-Control"));
            assertEquals(List.of("no"), answer.headers().allValues("X-Accel-Buffering"));
            assertEquals(List.of("nosniff"), answer.headers().allValues("X-Content-Type-Options"));
            assertEquals(1, answer.headers().allValues("X-Request-Id").size());
        }
    }

    @Test
    void requestsShouldKeepTheirName() throws Exception {
        HttpResponse<String> answer = server.send(server.request("/v1/poll/" + NOBODY, "good")
                .header("X-Request-Id", "mine")
                .GET());

        assertEquals(List.of("mine"), answer.headers().allValues("X-Request-Id"));
    }

    @Test
    void requestsWithoutAcceptableTokenShouldBeRefused() throws Exception {
        String session = server.open();

        for (String token : List.of("", "forged")) {
            assertProblem(401, "unauthenticated", server.get(session, token, 0));
            assertProblem(401, "unauthenticated", server.post(session, token, "[]"));
            assertProblem(401, "unauthenticated", server.get(NOBODY, token, 0));
            assertProblem(401, "unauthenticated", open(token, "{'t':'hello'}"));
        }
        assertProblem(
                401,
                "unauthenticated",
                server.checked(
                        "/v1/poll/{session}",
                        server.request("/v1/poll/" + session, "")
                                .header("Authorization", "Basic Z29vZA==")
                                .GET()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"other device", "other user"})
    void foreignSessionShouldLookLikeNone(String token) throws Exception {
        String session = server.open();

        HttpResponse<String> foreign = server.get(session, token, 0);

        assertProblem(404, "not_found", foreign);
        assertEquals(foreign.body(), server.get(NOBODY, "good", 0).body());
        assertEquals(foreign.body(), server.get("no-id", "good", 0).body());
        assertEquals(foreign.body(), server.post(session, token, "{'t':'ping'}").body());
    }

    @Test
    void goodbyeShouldEndTheSessionAtOnce() throws Exception {
        String session = server.open();
        assertProblem(404, "not_found", delete(session, "other device"));
        assertEquals(200, server.get(session, "good", 0).statusCode());

        assertEquals(204, delete(session, "good").statusCode());

        assertProblem(404, "not_found", server.get(session, "good", 0));
        assertProblem(404, "not_found", delete(session, "good"));
        await().until(() -> server.world.engine.sessions() == 0);
    }

    private HttpResponse<String> delete(String session, String token) throws Exception {
        return server.checked(
                "/v1/poll/{session}",
                server.request("/v1/poll/" + session, token).DELETE());
    }

    @Test
    void openingWithoutHelloShouldBeRefused() throws Exception {
        assertProblem(400, "bad_frame", open("good", ""));
        assertProblem(400, "bad_frame", open("good", "{"));
        assertProblem(401, "unauthenticated", open("good", "{'t':'ping'}"));
        assertProblem(413, "too_large", open("good", "{'t':'hello'}" + " ".repeat(16 * 1024)));
        assertEquals(0, server.world.engine.sessions());
    }

    @Test
    void openingTooManyShouldBeRefused() throws Exception {
        server.open();
        server.open();
        assertProblem(429, "rate_limited", open("good", "{'t':'hello'}"));

        assertEquals(201, openFrom("elsewhere").statusCode());
        assertProblem(503, "unavailable", openFrom("nowhere"));
    }

    @Test
    void bodiesThatAreNoFramesShouldBeRefusedAndEndTheSessionWhenThereAreMany() throws Exception {
        String session = server.open();

        assertProblem(413, "too_large", server.post(session, "good", "[" + " ".repeat(5_000) + "]"));
        assertProblem(
                415,
                "bad_frame",
                server.checked(
                        "/v1/poll/{session}",
                        server.request("/v1/poll/" + session, "good")
                                .header("Content-Type", "text/plain")
                                .POST(PollServer.text("{'t':'ping'}"))));
        assertProblem(
                400,
                "bad_frame",
                server.checked(
                        "/v1/poll/{session}",
                        server.request("/v1/poll/" + session, "good")
                                .POST(BodyPublishers.ofByteArray(new byte[] {'"', (byte) 0xFF, '"'}))));
        assertEquals(0, server.world.meters.ended(ByeReason.ABUSE));
        server.post(session, "good", "[" + " ".repeat(5_000) + "]");

        assertEquals(1, server.world.meters.ended(ByeReason.ABUSE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "x", "", "99999999999999999999"})
    void acknowledgementOfNothingShouldBeRefused(String ack) throws Exception {
        String session = server.open();

        assertProblem(
                400,
                "bad_frame",
                server.checked(
                        "/v1/poll/{session}",
                        server.request("/v1/poll/" + session + "?ack=" + ack, "good")
                                .GET()));
    }

    @Test
    void pollingAboveTheRateShouldBeRefused() throws Exception {
        String session = server.open();
        for (int i = 0; i < 20; i++) {
            assertEquals(200, server.get(session, "good", 0).statusCode());
        }

        assertProblem(429, "rate_limited", server.get(session, "good", 0));
    }

    @Test
    void otherMethodsShouldBeRefused() throws Exception {
        for (Map.Entry<String, String> route : Map.of("/v1/poll", "POST", "/v1/poll/" + NOBODY, "POST, GET, DELETE")
                .entrySet()) {
            HttpResponse<String> answer =
                    server.send(server.request(route.getKey(), "good").PUT(HttpRequest.BodyPublishers.noBody()));
            assertProblem(405, "bad_frame", answer);
            assertEquals(List.of(route.getValue()), answer.headers().allValues("Allow"));
        }
    }

    @Test
    void newerRequestShouldEndAnOlderOne() throws Exception {
        String session = server.open();
        server.get(session, "good", 0);

        CompletableFuture<HttpResponse<String>> older = server.waiting(session, 1);
        awaitBeats(2);
        CompletableFuture<HttpResponse<String>> newer = server.waiting(session, 1);

        assertEquals(204, older.get(10, TimeUnit.SECONDS).statusCode());
        server.world.session().send(PollWorld.account("a"));
        assertTrue(newer.get(10, TimeUnit.SECONDS).body().contains("\"change\":\"a\""));
    }

    @Test
    void requestShouldBeAnsweredWhenItsTimeIsOver() throws Exception {
        String session = server.open();
        server.get(session, "good", 0);
        CompletableFuture<HttpResponse<String>> waiting = server.waiting(session, 1);
        awaitBeats(2);

        server.world.time.pass(PollWorld.WAIT.plusMillis(100));

        assertEquals(204, waiting.get(10, TimeUnit.SECONDS).statusCode());
    }

    @Test
    void batchThatMetAClosedConnectionShouldComeAgain() throws Exception {
        String session = server.open();
        server.get(session, "good", 0);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(("GET /v1/poll/" + session + "?ack=1 HTTP/1.1\r\nHost: x\r\n"
                                    + "Authorization: Bearer good\r\n\r\n")
                            .getBytes(UTF_8));
            awaitBeats(2);
            socket.setSoLinger(true, 0);
        }
        server.world.session().send(PollWorld.account("lost?"));
        await().until(() -> server.world.meters.value(SessionMeters.Count.WRITES) == 2);

        HttpResponse<String> again = server.get(session, "good", 1);

        assertEquals("{\"n\":2,\"frames\":[{\"t\":\"account\",\"change\":\"lost?\"}]}", again.body());
    }

    @Test
    void drainShouldBeToldToTheRequestThatWaitsAndThenNothingMore() throws Exception {
        String session = server.open();
        server.get(session, "good", 0);
        CompletableFuture<HttpResponse<String>> waiting = server.waiting(session, 1);
        awaitBeats(2);

        server.world.engine.drain(Departure.together(Duration.ZERO, Duration.ofSeconds(10)));

        assertEquals(
                "{\"n\":2,\"frames\":[{\"t\":\"bye\",\"reason\":\"drain\",\"reconnectAfterMs\":0}],\"close\":1012}",
                waiting.get(10, TimeUnit.SECONDS).body());
        assertProblem(404, "not_found", server.get(session, "good", 2));
        assertProblem(503, "unavailable", open("good", "{'t':'hello'}"));
    }

    /// As many requests as GETs and POSTs of sessions that are open.
    private void awaitBeats(int requests) {
        await().until(() -> server.world.contexts.beats() >= requests);
    }

    private HttpResponse<String> open(String token, String frames) throws Exception {
        return server.checked("/v1/poll", server.request("/v1/poll", token).POST(PollServer.text(frames)));
    }

    private HttpResponse<String> openFrom(String address) throws Exception {
        return server.checked(
                "/v1/poll",
                server.request("/v1/poll", "good")
                        .header("X-Forwarded-For", address)
                        .POST(PollServer.text("{'t':'hello'}")));
    }

    private static void assertProblem(int status, String code, HttpResponse<String> answer) throws Exception {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(code, PollServer.json(answer).get("code").asText());
        assertEquals(status, PollServer.json(answer).get("status").asInt());
    }
}
