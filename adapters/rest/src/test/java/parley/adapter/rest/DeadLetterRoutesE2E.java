package parley.adapter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterRoutesE2E {
    private static final String LETTERS = "/v1/admin/dead-letters";

    private final FakeDeadLetters letters = new FakeDeadLetters();
    private final TestServer server = TestServer.startDocumented(RestConfig.DEFAULT, new DeadLetterRoutes(letters));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listShouldShowTheOldestAndCountAll() {
        letters.listing = new DeadLetters.Listing.Found(
                List.of(new DeadLetters.DeadLetter(
                        "parley.dead-17", "parley.fan-out", 1_700_000_000_000L, "version 9", 12)),
                40);
        Reply reply = admin("GET", LETTERS + "?limit=1").expect(200);
        assertEquals(List.of(1), letters.asked);
        assertEquals("parley.dead-17", reply.json().at("/items/0/id").textValue());
        assertEquals("parley.fan-out", reply.json().at("/items/0/queue").textValue());
        assertEquals(1_700_000_000_000L, reply.json().at("/items/0/at").longValue());
        assertEquals("version 9", reply.json().at("/items/0/reason").textValue());
        assertEquals(12, reply.json().at("/items/0/size").intValue());
        assertEquals(40, reply.json().path("total").intValue());
    }

    @Test
    void listShouldAskForADefaultNumber() {
        assertTrue(admin("GET", LETTERS).expect(200).json().path("items").isEmpty());
        assertEquals(List.of(50), letters.asked);
        admin("GET", LETTERS + "?limit=201").expectProblem(400, "bad_frame");
        letters.listing = new DeadLetters.Listing.Unavailable();
        admin("GET", LETTERS).expectProblem(503, "unavailable");
    }

    @ParameterizedTest
    @CsvSource({"DONE, 204, ''", "NOT_FOUND, 404, not_found", "UNAVAILABLE, 503, unavailable"})
    void requeueShouldAnswerForEveryOutcome(DeadLetters.Requeued outcome, int status, String code) {
        letters.requeued = outcome;
        Reply reply = admin("POST", LETTERS + "/parley.dead-17/requeue").expect(status);
        assertEquals(List.of("parley.dead-17"), letters.asked);
        if (!code.isEmpty()) {
            reply.expectProblem(status, code);
        }
    }

    @Test
    void othersThanAdminsShouldBeRefused() {
        server.get(LETTERS).expectProblem(403, "forbidden");
        server.call("POST", LETTERS + "/parley.dead-17/requeue", "").expectProblem(403, "forbidden");
        server.send(server.anonymous("GET", LETTERS, "")).expectProblem(401, "unauthenticated");
        server.send(server.anonymous("POST", LETTERS + "/1/requeue", "")).expectProblem(401, "unauthenticated");
        assertTrue(letters.asked.isEmpty());
    }

    private Reply admin(String method, String path) {
        return server.send(server.anonymous(method, path, "").header("Authorization", "Bearer admin"));
    }
}
