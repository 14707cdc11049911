package parley.adapter.rest.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.adapter.rest.Reply;
import parley.adapter.rest.RestConfig;
import parley.adapter.rest.TestServer;
import parley.identity.domain.Privacy;
import parley.identity.port.in.ChangePrivacy;
import parley.identity.port.in.ReadPrivacy;

class PrivacyRoutesE2E {
    private static final String PRIVACY = "/v1/accounts/me/privacy";

    private final FakeIdentity identity = new FakeIdentity();
    private final TestServer server =
            TestServer.startDocumented(RestConfig.DEFAULT, new IdentityRoutes(identity.ports()));

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void readShouldShowTheSettings(Privacy.Audience audience) {
        identity.answer(ReadPrivacy.Result.class, new ReadPrivacy.Result.Found(new Privacy(audience, true)));
        Reply reply = server.get(PRIVACY).expect(200);
        assertEquals(word(audience), reply.json().path("presence").textValue());
        assertTrue(reply.json().path("readReceipts").booleanValue());
        assertEquals(new ReadPrivacy.Query(TestServer.ALICE.user()), identity.last(ReadPrivacy.Query.class));
    }

    @ParameterizedTest
    @EnumSource
    void changeShouldNameWhatIsDifferent(Privacy.Audience audience) {
        identity.answer(ChangePrivacy.Result.class, new ChangePrivacy.Result.Changed(new Privacy(audience, false)));
        String presence = "\"presence\":\"" + word(audience) + "\"";
        assertEquals(List.of(new Privacy.Change.Presence(audience)), changed("{" + presence + "}"));
        assertEquals(
                List.of(new Privacy.Change.Presence(audience), new Privacy.Change.ReadReceipts(false)),
                changed("{\"readReceipts\":false," + presence + "}"));
        assertEquals(List.of(), changed("{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"presence\":\"EVERYONE\"}",
                "{\"presence\":\"friends\"}",
                "{\"presence\":null}",
                "{\"readReceipts\":\"true\"}",
                "{\"readReceipts\":1}",
                "[]",
                ""
            })
    void badChangeShouldBeRefused(String body) {
        server.call("PATCH", PRIVACY, body).expectProblem(400, "bad_frame");
        assertTrue(identity.asked.isEmpty());
    }

    @Test
    void unavailableStoreShouldBeSaid() {
        server.get(PRIVACY).expectProblem(503, "unavailable");
        server.call("PATCH", PRIVACY, "{}").expectProblem(503, "unavailable");
    }

    @Test
    void otherCallersShouldBeRefused() {
        server.send(server.anonymous("GET", PRIVACY, "")).expectProblem(401, "unauthenticated");
        server.send(server.anonymous("PATCH", PRIVACY, "{}")).expectProblem(401, "unauthenticated");
    }

    private List<Privacy.Change> changed(String body) {
        Reply reply = server.call("PATCH", PRIVACY, body).expect(200);
        assertFalse(reply.json().path("readReceipts").booleanValue());
        ChangePrivacy.Command command = identity.last(ChangePrivacy.Command.class);
        assertEquals(TestServer.ALICE.user(), command.user());
        assertEquals(TestServer.ALICE.device(), command.device());
        return command.changes();
    }

    private static String word(Privacy.Audience audience) {
        return switch (audience) {
            case EVERYONE -> "everyone";
            case CONTACTS -> "contacts";
            case NOBODY -> "nobody";
        };
    }
}
