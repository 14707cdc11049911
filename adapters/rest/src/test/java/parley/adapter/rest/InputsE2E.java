package parley.adapter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists, choices and booleans of bodies, and what paths and queries may hold beside one id.
class InputsE2E {
    private static final String A = "00000000-0000-4000-8000-0000000000a1";
    private static final String B = "00000000-0000-4000-8000-0000000000b1";

    private final TestServer server = TestServer.start(RestConfig.DEFAULT, this::routes);

    private enum Color {
        RED,
        DARK_BLUE
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<Route> routes() {
        return List.of(
                Route.post(
                        "/v1/ids", Route.Access.USER, call -> text(call.fields().ids("ids", 3))),
                Route.post(
                        "/v1/maybe",
                        Route.Access.USER,
                        call -> text(call.fields().optionalIds("ids", 3) + " "
                                + call.fields().optionalBoolean("on") + " "
                                + call.fields().optionalChoice("color", Color.class))),
                Route.post(
                        "/v1/color",
                        Route.Access.USER,
                        call -> text(Words.of(call.fields().choice("color", Color.class)))),
                Route.get("/v1/listed", Route.Access.USER, call -> text(call.queryIds("ids", 3))),
                Route.get("/v1/users/{user}/things", Route.Access.USER, call -> text(call.pathUserOrMe("user"))),
                Route.get("/v1/pages/{page}", Route.Access.USER, call -> text(call.pathInteger("page", 1, 9))),
                Route.post("/v1/token", Route.Access.USER, call -> {
                    call.chargeLinkToken();
                    return Answer.noContent();
                }));
    }

    private static Answer text(Object value) {
        return Answer.json(200, JsonText.object(out -> out.writeStringField("value", value.toString())));
    }

    private static String value(Reply reply) {
        return reply.expect(200).json().path("value").textValue();
    }

    @Test
    void idsShouldBeReadInTheirOrder() {
        String body = "{\"ids\":[\"" + B + "\",\"" + A + "\"]}";
        assertEquals("[" + B + ", " + A + "]", value(server.call("POST", "/v1/ids", body)));
        assertEquals("[]", value(server.call("POST", "/v1/ids", "{\"ids\":[]}")));
        assertEquals("[" + B + ", " + A + "]", value(server.get("/v1/listed?ids=" + B + "," + A)));
        assertEquals("[" + A + "]", value(server.get("/v1/listed?ids=" + A)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"ids\":null}",
                "{\"ids\":\"00000000-0000-4000-8000-0000000000a1\"}",
                "{\"ids\":[1]}",
                "{\"ids\":[null]}",
                "{\"ids\":[[]]}",
                "{\"ids\":[\"x\"]}",
                "{\"ids\":[\"00000000-0000-4000-8000-0000000000A1\"]}",
                "{\"ids\":[\"00000000-0000-4000-8000-0000000000a1\",\"00000000-0000-4000-8000-0000000000a1\"]}"
            })
    void badIdsShouldBeRefused(String body) {
        assertTrue(server.call("POST", "/v1/ids", body)
                .expectProblem(400, "bad_frame")
                .detail()
                .startsWith("ids: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?ids=", "?ids=x", "?ids=A,", "?ids=A,A", "?ids=A&ids=B", "?ids=A%20,B"})
    void badIdsOfAQueryShouldBeRefused(String query) {
        String path = "/v1/listed" + query.replace("A", A).replace("B", B);
        assertTrue(server.get(path).expectProblem(400, "bad_frame").detail().startsWith("ids: "));
    }

    @Test
    void tooManyIdsShouldBeTooLarge() {
        List<String> four = IntStream.range(0, 4)
                .mapToObj(low -> new UUID(0x4000L, 0x8000_0000_0000_0000L | low).toString())
                .toList();
        String body = four.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "{\"ids\":[", "]}"));
        assertEquals(
                "ids: 4 ids (expected: at most 3)",
                server.call("POST", "/v1/ids", body)
                        .expectProblem(413, "too_large")
                        .detail());
        server.get("/v1/listed?ids=" + String.join(",", four)).expectProblem(413, "too_large");
        assertTrue(value(server.get("/v1/listed?ids=" + String.join(",", four.subList(0, 3))))
                .contains(four.get(2)));
    }

    @Test
    void absentMembersShouldBeEmpty() {
        assertEquals("Optional.empty Optional.empty Optional.empty", value(server.call("POST", "/v1/maybe", "{}")));
        String body = "{\"ids\":[],\"on\":false,\"color\":\"dark_blue\"}";
        assertEquals("Optional[[]] Optional[false] Optional[DARK_BLUE]", value(server.call("POST", "/v1/maybe", body)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"on\":null}",
                "{\"on\":\"true\"}",
                "{\"on\":1}",
                "{\"color\":\"RED\"}",
                "{\"color\":\"\"}",
                "{\"color\":1}",
                "{\"color\":null}"
            })
    void otherBooleansAndChoicesShouldBeRefused(String body) {
        server.call("POST", "/v1/maybe", body).expectProblem(400, "bad_frame");
    }

    @Test
    void choiceShouldNameWhatItMayBe() {
        assertEquals("dark_blue", value(server.call("POST", "/v1/color", "{\"color\":\"dark_blue\"}")));
        assertEquals(
                "color: wrong type or out of range (expected: red, dark_blue)",
                server.call("POST", "/v1/color", "{\"color\":\"green\"}")
                        .expectProblem(400, "bad_frame")
                        .detail());
        server.call("POST", "/v1/color", "{}").expectProblem(400, "bad_frame");
    }

    @Test
    void meShouldStandForTheCaller() {
        assertEquals(TestServer.ALICE.user().toString(), value(server.get("/v1/users/me/things")));
        assertEquals(A, value(server.get("/v1/users/" + A + "/things")));
        server.get("/v1/users/ME/things").expectProblem(400, "bad_frame");
        server.get("/v1/users/x/things").expectProblem(400, "bad_frame");
    }

    @ParameterizedTest
    @CsvSource({"1, 200", "9, 200", "0, 400", "10, 400", "-1, 400", "x, 400", "1.0, 400", "99999999999999999999, 400"})
    void integerOfAPathShouldBeWithinItsRange(String page, int status) {
        server.get("/v1/pages/" + page).expect(status);
    }

    @Test
    void tokensShouldBeLimitedByUserAndByAddress() {
        for (int attempt = 0; attempt < 10; attempt++) {
            token("alice").expect(204);
        }
        Reply ofUser = token("alice").expectProblem(429, "rate_limited");
        assertTrue(ofUser.detail().contains("account"), ofUser::detail);
        for (int attempt = 0; attempt < 9; attempt++) {
            token("admin").expect(204);
        }
        Reply ofAddress = token("admin").expectProblem(429, "rate_limited");
        assertTrue(ofAddress.detail().contains("address"), ofAddress::detail);
        server.ticker().advance(Duration.ofSeconds(6));
        token("alice").expect(204);
    }

    private Reply token(String bearer) {
        return server.send(server.anonymous("POST", "/v1/token", "{}").header("Authorization", "Bearer " + bearer));
    }
}
