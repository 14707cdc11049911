package parley.adapter.websocket.poll;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.adapter.websocket.frame.ByeReason;
import parley.adapter.websocket.session.Departure;
import parley.adapter.websocket.session.SessionMeters;
import parley.adapter.wire.ErrorCode;

/// How sessions over HTTP end.
@Timeout(30)
final class PollEndingTest {
    private static final String HELLO = "{'t':'hello'}";

    private final PollWorld world = new PollWorld();
    private final PollClient client = world.open("good", HELLO);

    PollEndingTest() {
        client.poll(0);
    }

    @Test
    void waitingPollShouldBringTheLastWords() throws Exception {
        CompletableFuture<String> waiting = client.waiting(1);

        world.session().replaced();

        assertEquals(
                "{'n':2,'frames':[{'t':'bye','reason':'replaced'}],'close':4409}", waiting.get(10, TimeUnit.SECONDS));
        await().until(() -> world.engine.sessions() == 0);
        assertEquals(0, world.transport.sessions());
    }

    @Test
    void lastWordsShouldComeAgainUntilTheyAreAcknowledgedAndThenNothing() throws Exception {
        world.session().expired();
        CompletableFuture<String> waiting = client.waiting(1);
        assertEquals("{'n':2,'frames':[{'t':'bye','reason':'heartbeat'}],'close':4408}", waiting.get());
        await().until(() -> world.engine.sessions() == 0);

        assertEquals(waiting.get(), client.poll(1));
        assertEquals(PollSession.Posted.GONE, client.post("{'t':'ping'}"));
        assertEquals("gone", client.poll(2));
        assertEquals(
                ErrorCode.NOT_FOUND,
                assertThrows(PollRefusal.class, client::found).code());
    }

    @Test
    void lastWordsShouldBeKeptForFiveSeconds() {
        world.session().expired();
        client.waiting(1).join();

        time(4_900);
        assertTrue(client.poll(1).contains("4408"));
        time(200);

        assertThrows(PollRefusal.class, client::found);
    }

    @Test
    void endedSessionShouldKeepItsPlaceUntilItsLastWordsAreGone() {
        assertEquals(1, world.places("peer"));
        world.contexts.opened().getFirst().expired();
        client.waiting(1).join();
        await().until(() -> world.engine.sessions() == 1);

        assertEquals(0, world.places("peer"));
        time(5_100);
        assertEquals(1, world.places("peer"));
    }

    @Test
    void endThatNobodyComesForShouldBeOverInFiveSeconds() {
        world.session().expired();

        time(5_100);

        await().until(() -> world.engine.sessions() == 0);
        assertThrows(PollRefusal.class, client::found);
        assertEquals(2, world.places("peer"));
    }

    @Test
    void framesForAClientThatVanishedShouldNotPileUp() {
        for (int i = 0; i < 20; i++) {
            world.session().send(PollWorld.account("" + i));
        }

        assertEquals(1, world.meters.value(SessionMeters.Count.QUEUE_OVERFLOWS));
        String first = client.poll(1);
        String second = client.poll(2);
        String third = client.poll(3);
        assertTrue(first.contains("'0'") && first.contains("'4'"), first);
        assertTrue(second.contains("'9'"), second);
        assertTrue(third.endsWith("{'t':'account','change':'11'},{'t':'bye','reason':'slow'}],'close':4413}"), third);
    }

    @Test
    void queueShouldStandStillWhileABatchIsNotAcknowledged() {
        for (int i = 0; i < 10; i++) {
            world.session().send(PollWorld.account("" + i));
            client.poll(1);
        }
        assertEquals(0, world.meters.ended(ByeReason.SLOW));

        for (int i = 10; i < 20; i++) {
            world.session().send(PollWorld.account("" + i));
        }

        assertEquals(1, world.meters.ended(ByeReason.SLOW));
    }

    @Test
    void malformedFramesShouldEndTheSession() {
        for (int i = 0; i < 4; i++) {
            client.post("nonsense");
        }

        assertEquals(1, world.meters.ended(ByeReason.ABUSE));
        assertTrue(client.poll(1).endsWith("{'t':'bye','reason':'abuse'}],'close':4400}"));
    }

    @Test
    void pollingAboveTheRateShouldEndTheSession() {
        boolean answered = true;
        for (int i = 0; i < 20; i++) {
            answered &= client.found().session().receivedPing();
        }
        assertEquals(0, world.meters.ended(ByeReason.ABUSE));
        for (int i = 0; i < 60; i++) {
            answered &= client.found().session().receivedPing();
        }

        assertEquals(false, answered);
        assertEquals(1, world.meters.ended(ByeReason.ABUSE));
    }

    @Test
    void drainShouldTellTheClientThatWaitsAndBeOverWithoutItsAcknowledgement() throws Exception {
        CompletableFuture<String> waiting = client.waiting(1);

        int cut = world.engine.drain(Departure.together(Duration.ofSeconds(3), Duration.ofSeconds(20)));

        assertEquals(0, cut);
        assertEquals(
                "{'n':2,'frames':[{'t':'bye','reason':'drain','reconnectAfterMs':0}],'close':1012}",
                waiting.get(10, TimeUnit.SECONDS));
        assertEquals(
                ErrorCode.UNAVAILABLE,
                assertThrows(PollRefusal.class, () -> world.open("good", HELLO)).code());
    }

    @Test
    void drainShouldCutWhoDoesNotCome() throws Exception {
        assertEquals(1, world.engine.drain(Departure.together(Duration.ofSeconds(3), Duration.ofMillis(200))));

        await().until(() -> world.engine.sessions() == 0);
    }

    @Test
    void cutShouldEndTheWaitingPoll() throws Exception {
        CompletableFuture<String> waiting = client.waiting(1);

        client.found().abort();

        assertEquals("gone", waiting.get(10, TimeUnit.SECONDS));
        await().until(() -> world.engine.sessions() == 0);
        assertEquals(2, world.places("peer"));
    }

    private void time(long millis) {
        world.time.pass(Duration.ofMillis(millis));
    }
}
