package parley.adapter.rest;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.adapter.wire.ErrorCode;
import parley.adapter.wire.WireLimits;
import parley.kernel.ParleyException;

/// What holds for every route, whatever it does.
class FrameE2E {
    private final AtomicInteger created = new AtomicInteger();
    private final TestServer server = TestServer.start(RestConfig.DEFAULT, this::routes);

    @AfterEach
    void stop() {
        server.close();
    }

    private List<Route> routes() {
        return List.of(
                Route.get("/v1/open", Route.Access.PUBLIC, call -> Answer.noContent()),
                Route.get(
                        "/v1/mine",
                        Route.Access.USER,
                        call -> text(call.caller().user().toString())),
                Route.get("/v1/admin/all", Route.Access.ADMIN, call -> Answer.noContent()),
                Route.get(
                        "/v1/things/{thing}",
                        Route.Access.USER,
                        call -> text(call.pathId("thing").toString())),
                Route.get(
                        "/v1/pages",
                        Route.Access.USER,
                        call -> text(call.limit() + " " + call.query("cursor").map(Cursor::read))),
                Route.post("/v1/echo", Route.Access.USER, FrameE2E::echo),
                Route.post("/v1/once", Route.Access.USER, call -> call.once(this::create)),
                Route.get(
                        "/v1/versioned",
                        Route.Access.USER,
                        call -> EntityTag.version(7).conditional(call, text("seven"))),
                Route.patch("/v1/versioned", Route.Access.USER, call -> text("from " + EntityTag.requireVersion(call))),
                Route.get("/v1/broken", Route.Access.USER, call -> {
                    throw new IllegalStateException("secret detail");
                }),
                Route.get("/v1/faulty", Route.Access.USER, call -> {
                    throw new TestFault();
                }));
    }

    private static Answer text(String value) {
        return Answer.json(200, JsonText.object(out -> out.writeStringField("value", value)));
    }

    private static Answer echo(Call call) {
        Fields body = call.fields();
        Optional<Fields> nested = body.optionalObject("nested");
        return text(body.string("name", 5) + " " + body.optionalInteger("n", 0, 9) + " "
                + nested.map(fields -> fields.string("deep", 5)));
    }

    private Answer create(Call call) {
        int number = created.incrementAndGet();
        if (call.fields().has("fail")) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, "not now");
        }
        return Answer.json(201, JsonText.object(out -> out.writeNumberField("number", number)));
    }

    private static final class TestFault extends ParleyException {
        private static final long serialVersionUID = 1L;

        private TestFault() {
            super("secret detail");
        }

        @Override
        public String code() {
            return "test_fault";
        }
    }

    @Test
    void unknownRouteShouldBeNotFound() {
        server.get("/v1/nothing").expectProblem(404, "not_found");
        server.get("/").expectProblem(404, "not_found");
        server.get("/v1/open/").expect(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"POST|/v1/open|GET", "DELETE|/v1/versioned|GET, PATCH", "GET|/v1/echo|POST", "HEAD|/v1/open|GET"})
    void otherMethodShouldBeRefusedWithTheOnesThatWork(String method, String path, String allowed) {
        Reply reply = server.call(method, path, "");
        assertEquals(405, reply.status());
        assertEquals(allowed, reply.header("Allow"));
        if (!method.equals("HEAD")) {
            reply.expectProblem(405, "bad_frame");
        }
    }

    @Test
    void everyAnswerShouldCarryTheProtectingHeaders() {
        for (Reply reply : List.of(server.get("/v1/mine"), server.get("/v1/nothing"), server.get("/v1/broken"))) {
            assertEquals("nosniff", reply.header("X-Content-Type-Options"));
            assertEquals("no-store", reply.header("Cache-Control"));
            assertEquals("default-src 'none'; frame-ancestors 'none'", reply.header("Content-Security-Policy"));
            assertEquals("no-referrer", reply.header("Referrer-Policy"));
            assertFalse(reply.header("X-Request-Id").isEmpty());
        }
    }

    @Test
    void requestIdShouldBeRepeatedOnlyIfItIsHarmless() {
        HttpRequest.Builder request = server.request("GET", "/v1/mine", "");
        assertEquals(
                "req-1.A_b",
                server.send(request.header("X-Request-Id", "req-1.A_b")).header("X-Request-Id"));
        HttpRequest.Builder odd = server.request("GET", "/v1/mine", "").header("X-Request-Id", "a b\"<");
        assertNotEquals("a b\"<", server.send(odd).header("X-Request-Id"));
    }

    @Test
    void protectedRouteShouldRefuseMissingExpiredAndForgedTokens() {
        server.send(server.anonymous("GET", "/v1/mine", "")).expectProblem(401, "unauthenticated");
        for (String header : List.of("Bearer expired", "Bearer forged", "Bearer", "Bearer ", "Basic YTpi", "alice")) {
            Reply reply = server.send(server.anonymous("GET", "/v1/mine", "").header("Authorization", header));
            reply.expectProblem(401, "unauthenticated");
            assertTrue(reply.header("WWW-Authenticate").startsWith("Bearer"), header);
        }
        server.send(server.anonymous("GET", "/v1/mine", "").header("Authorization", "bearer alice"))
                .expect(200);
    }

    @Test
    void adminRouteShouldRefuseOthers() {
        server.get("/v1/admin/all").expectProblem(403, "forbidden");
        server.send(server.anonymous("GET", "/v1/admin/all", "").header("Authorization", "Bearer admin"))
                .expect(204);
        server.send(server.anonymous("GET", "/v1/admin/all", "")).expectProblem(401, "unauthenticated");
    }

    @Test
    void faultShouldBeInternalAndTellNothing() {
        for (String path : List.of("/v1/broken", "/v1/faulty")) {
            Reply reply = server.get(path).expectProblem(500, "internal");
            assertFalse(reply.body().contains("secret"), reply::body);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"text\"",
                "null",
                "{\"name\":\"a\"} {}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":1}",
                "{\"name\":null}",
                "{\"name\":[\"a\"]}",
                "{}",
                "{\"name\":\"abcdef\"}",
                "{\"name\":\"\\ud800\"}",
                "{\"name\":\"a\",\"n\":\"1\"}",
                "{\"name\":\"a\",\"n\":1.0}",
                "{\"name\":\"a\",\"n\":10}",
                "{\"name\":\"a\",\"n\":-1}",
                "{\"name\":\"a\",\"n\":99999999999999999999999}",
                "{\"name\":\"a\",\"nested\":\"x\"}",
                "{\"name\":\"a\",\"nested\":{\"deep\":7}}",
                "{\"name\":\"a\",\"nested\":{}}"
            })
    void badBodyShouldBeRefused(String body) {
        server.call("POST", "/v1/echo", body).expectProblem(400, "bad_frame");
    }

    @Test
    void missingBodyShouldBeRefused() {
        server.call("POST", "/v1/echo", "").expectProblem(400, "bad_frame");
    }

    @Test
    void goodBodyShouldBeReadAndUnknownMembersIgnored() {
        Reply reply =
                server.call("POST", "/v1/echo", "{\"other\":[1],\"n\":3,\"name\":\"é😀\",\"nested\":{\"deep\":\"x\"}}");
        assertEquals(
                "é😀 OptionalLong[3] Optional[x]",
                reply.expect(200).json().path("value").textValue());
    }

    @Test
    void deeplyNestedBodyShouldBeRefused() {
        int depth = WireLimits.DEFAULT.depth();
        String deep = "{\"name\":\"a\",\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
        server.call("POST", "/v1/echo", deep).expectProblem(400, "bad_frame");
        String bomb = "{\"name\":\"a\",\"x\":" + "[".repeat(100_000);
        server.call("POST", "/v1/echo", bomb).expectProblem(400, "bad_frame");
    }

    @Test
    void bodyShouldBeAcceptedUpToTheLimitAndRefusedBeyond() {
        int limit = WireLimits.DEFAULT.frameBytes();
        String frame = "{\"name\":\"a\",\"pad\":\"\"}";
        String largest = frame.replace("\"\"", "\"" + "x".repeat(limit - frame.length()) + "\"");
        server.call("POST", "/v1/echo", largest).expect(200);
        server.call("POST", "/v1/echo", largest + " ").expectProblem(413, "too_large");
        server.call("POST", "/v1/echo", " ".repeat(3 * limit)).expectProblem(413, "too_large");
        HttpRequest.Builder chunked = server.request("POST", "/v1/echo", "x")
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(largest + " ")));
        server.send(chunked).expectProblem(413, "too_large");
        server.get("/v1/mine").expect(200);
    }

    @Test
    void invalidUtf8ShouldBeRefused() {
        byte[] body = "{\"name\":\"a?\"}".getBytes(StandardCharsets.US_ASCII);
        body[10] = (byte) 0xFF;
        HttpRequest.Builder request =
                server.request("POST", "/v1/echo", "x").POST(HttpRequest.BodyPublishers.ofByteArray(body));
        server.send(request).expectProblem(400, "bad_frame");
        byte[] utf16 = "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_16LE);
        HttpRequest.Builder wide =
                server.request("POST", "/v1/echo", "x").POST(HttpRequest.BodyPublishers.ofByteArray(utf16));
        server.send(wide).expectProblem(400, "bad_frame");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, 200",
        "application/json; charset=UTF-8, 200",
        "application/json; charset=ISO-8859-1, 415",
        "text/plain, 415",
        "application/x-www-form-urlencoded, 415"
    })
    void onlyJsonShouldBeAccepted(String type, int status) {
        HttpRequest.Builder request =
                server.request("POST", "/v1/echo", "{\"name\":\"a\"}").setHeader("Content-Type", type);
        assertEquals(status, server.send(request).status());
    }

    @Test
    void pathIdShouldBeStrict() {
        String id = "00000000-0000-4000-8000-00000000000b";
        server.get("/v1/things/" + id).expect(200);
        for (String bad : List.of("x", "1-1-1-1-1", id.toUpperCase(Locale.ROOT), id + "0", "%00", "..%2f")) {
            assertTrue(
                    List.of(400, 404).contains(server.get("/v1/things/" + bad).status()), bad);
        }
        server.get("/v1/things/x").expectProblem(400, "bad_frame");
    }

    @ParameterizedTest
    @CsvSource({"'', 50", "limit=1, 1", "limit=200, 200"})
    void limitShouldBeWithinItsRange(String query, String value) {
        assertTrue(server.get("/v1/pages?" + query).expect(200).body().contains("\"" + value + " "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=-1",
                "limit=1.0",
                "limit=",
                "limit=x",
                "limit=99999999999999999999",
                "limit=1&limit=2",
                "cursor=",
                "cursor=%2B",
                "cursor=AAAA",
                "cursor=AgAAAAAAAAAAAAAAAAAAAAA"
            })
    void badPageParametersShouldBeRefused(String query) {
        server.get("/v1/pages?" + query).expectProblem(400, "bad_frame");
    }

    @Test
    void etagShouldAnswerNotModifiedToWhoKnowsIt() {
        Reply first = server.get("/v1/versioned").expect(200);
        assertEquals("\"v7\"", first.header("ETag"));
        for (String known : List.of("\"v7\"", "W/\"v7\"", "*", "\"v6\", \"v7\"")) {
            Reply reply = server.send(server.request("GET", "/v1/versioned", "").header("If-None-Match", known));
            assertEquals("", reply.expect(304).body());
            assertEquals("\"v7\"", reply.header("ETag"));
        }
        server.send(server.request("GET", "/v1/versioned", "").header("If-None-Match", "\"v8\""))
                .expect(200);
    }

    @Test
    void changeShouldNeedAnIfMatchThatNamesAVersion() {
        server.call("PATCH", "/v1/versioned", "").expectProblem(428, "bad_frame");
        for (String tag : List.of("v7", "\"x\"", "W/\"v7\"", "*", "\"v7\", \"v8\"", "\"v99999999999999999999\"")) {
            server.send(server.request("PATCH", "/v1/versioned", "").header("If-Match", tag))
                    .expectProblem(412, "conflict");
        }
        Reply reply = server.send(server.request("PATCH", "/v1/versioned", "").header("If-Match", "\"v7\""));
        assertEquals("from 7", reply.expect(200).json().path("value").textValue());
    }

    @Test
    void repeatedIdempotencyKeyShouldGetTheFirstAnswer() {
        assertEquals(1, once("key-1", "{}").expect(201).json().path("number").intValue());
        assertEquals(1, once("key-1", "{}").expect(201).json().path("number").intValue());
        assertEquals(2, once("key-2", "{}").expect(201).json().path("number").intValue());
        assertEquals(
                3,
                server.call("POST", "/v1/once", "{}")
                        .expect(201)
                        .json()
                        .path("number")
                        .intValue());
        once("key-1", "{\"a\":1}").expectProblem(409, "conflict");
        server.ticker().advance(RestConfig.DEFAULT.idempotencyLife().plusSeconds(1));
        assertEquals(4, once("key-1", "{}").expect(201).json().path("number").intValue());
    }

    @Test
    void idempotencyKeyShouldNotRememberFailures() {
        once("key-1", "{\"fail\":true}").expectProblem(503, "unavailable");
        once("key-1", "{\"fail\":true}").expectProblem(503, "unavailable");
        assertEquals(2, created.get());
    }

    @Test
    void idempotencyKeyShouldHaveAForm() {
        once("k".repeat(128), "{}").expect(201);
        once("k".repeat(129), "{}").expectProblem(400, "bad_frame");
        once("a key", "{}").expectProblem(400, "bad_frame");
    }

    @Test
    void observerShouldHearOfEveryCall() {
        server.get("/v1/mine");
        server.get("/v1/things/x");
        server.send(server.anonymous("GET", "/v1/mine", ""));
        List<String> calls = List.of("GET /v1/mine 200", "GET /v1/things/{thing} 400", "GET /v1/mine 401");
        await().untilAsserted(() -> assertEquals(calls, server.observed()));
    }

    private Reply once(String key, String body) {
        return server.send(server.request("POST", "/v1/once", body).header("Idempotency-Key", key));
    }
}
