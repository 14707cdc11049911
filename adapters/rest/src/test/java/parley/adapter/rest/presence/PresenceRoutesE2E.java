package parley.adapter.rest.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.adapter.rest.RestConfig;
import parley.adapter.rest.TestServer;
import parley.kernel.UserId;
import parley.presence.domain.Sighting;
import parley.presence.port.in.ReadPresence;

class PresenceRoutesE2E {
    private static final String PRESENCE = "/v1/presence?users=";

    private final List<ReadPresence.Query> asked = new CopyOnWriteArrayList<>();
    private volatile ReadPresence.Result result = new ReadPresence.Result.Unavailable();
    private final TestServer server = TestServer.startDocumented(RestConfig.DEFAULT, new PresenceRoutes(query -> {
        asked.add(query);
        return result;
    }));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyUserShouldHaveAnItem() {
        List<UserId> users = users(3);
        result = new ReadPresence.Result.Found(List.of(
                Sighting.online(users.get(0)), Sighting.offline(users.get(1), 7), Sighting.hidden(users.get(2))));
        String body = server.get(PRESENCE + query(users)).expect(200).body();
        assertEquals(
                "{\"items\":[{\"user\":\"" + users.get(0) + "\",\"state\":\"online\"},{\"user\":\"" + users.get(1)
                        + "\",\"state\":\"offline\",\"lastSeen\":7},{\"user\":\"" + users.get(2)
                        + "\",\"state\":\"offline\"}]}",
                body);
        assertEquals(List.of(new ReadPresence.Query(TestServer.ALICE.user(), users)), asked);
    }

    @Test
    void usersShouldBeAcceptedUpToTheLimit() {
        result = new ReadPresence.Result.Found(List.of());
        List<UserId> users = new ArrayList<>(users(100));
        server.get(PRESENCE + query(users)).expect(200);
        server.get(PRESENCE + query(users).replace(",", "%2C")).expect(200);
        assertEquals(users, asked.getLast().users());
        users.add(TestServer.ALICE.user());
        server.get(PRESENCE + query(users)).expectProblem(413, "too_large");
        assertEquals(2, asked.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?users=",
                "?users=x",
                "?users=00000000-0000-4000-8000-00000000000b,",
                "?users=00000000-0000-4000-8000-00000000000b,00000000-0000-4000-8000-00000000000b",
                "?users=00000000-0000-4000-8000-00000000000b&users=00000000-0000-4000-8000-00000000000c"
            })
    void badUsersShouldBeRefused(String query) {
        server.get("/v1/presence" + query).expectProblem(400, "bad_frame");
        assertTrue(asked.isEmpty());
    }

    @Test
    void otherAnswersShouldBeSaid() {
        server.get(PRESENCE + query(users(1))).expectProblem(503, "unavailable");
        server.send(server.anonymous("GET", PRESENCE + query(users(1)), "")).expectProblem(401, "unauthenticated");
    }

    private static List<UserId> users(int count) {
        return LongStream.range(0, count)
                .mapToObj(low -> new UserId(new UUID(0x4000, 0x8000_0000_0000_0000L | low)))
                .toList();
    }

    private static String query(List<UserId> users) {
        return users.stream().map(UserId::toString).collect(Collectors.joining(","));
    }
}
