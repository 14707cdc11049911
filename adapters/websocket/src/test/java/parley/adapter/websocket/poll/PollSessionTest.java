package parley.adapter.websocket.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.adapter.websocket.frame.Ids.CHAT;
import static parley.adapter.websocket.frame.Ids.PHONE;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import parley.adapter.websocket.frame.ServerFrame;
import parley.adapter.websocket.session.Session;
import parley.adapter.websocket.session.SessionMeters;
import parley.adapter.wire.ErrorCode;
import parley.kernel.SessionId;

@Timeout(30)
final class PollSessionTest {
    private static final String HELLO = "{'t':'hello'}";
    private static final String RECEIVED = "{'t':'received','conversation':'" + CHAT + "','seq':1}";

    private final PollWorld world = new PollWorld();

    // batches

    @Test
    void firstBatchShouldHoldWhatFollowsHello() {
        PollClient client = client();

        String batch = client.poll(0);

        assertTrue(batch.startsWith("{'n':1,'frames':[{'t':'welcome',"), batch);
        assertTrue(batch.endsWith(",{'t':'synced'}]}"), batch);
        assertTrue(batch.contains("'session':'" + client.session() + "'"), batch);
    }

    @Test
    void batchShouldBeTheSameBytesUntilItIsAcknowledged() {
        PollClient client = client();
        Polled first = client.found().poll(0);
        session().send(PollWorld.account("a"));

        Polled again = client.found().poll(0);

        assertSame(((Polled.Given) first).json(), ((Polled.Given) again).json());
        assertEquals("{'n':2,'frames':[{'t':'account','change':'a'}]}", client.poll(1));
    }

    @Test
    void acknowledgedBatchShouldNotBeKept() {
        PollClient client = greeted();
        CompletableFuture<String> acknowledging = client.waiting(1);

        assertEquals("unknown, expected 1", client.poll(0));
        assertFalse(acknowledging.isDone());
    }

    @Test
    void batchThatWasNeverGivenOutShouldNotBeAcknowledged() {
        PollClient client = client();

        assertEquals("unknown, expected 0", client.poll(1));
        client.poll(0);
        assertEquals("unknown, expected 0 or 1", client.poll(2));
    }

    @Test
    void batchShouldTakeNoMoreFramesThanItsLimit() {
        PollClient client = greeted();
        for (int i = 1; i <= 7; i++) {
            session().send(PollWorld.account("" + i));
        }

        String first = client.poll(1);
        String second = client.poll(2);

        assertTrue(first.contains("'5'") && !first.contains("'6'"), first);
        assertEquals("{'n':3,'frames':[{'t':'account','change':'6'},{'t':'account','change':'7'}]}", second);
    }

    @Test
    void batchShouldTakeNoMoreBytesThanItsLimitAndAtLeastOneFrame() {
        PollClient client = PollClient.open(world.transport(100), "good", "peer", HELLO);
        client.poll(0);
        client.poll(1);
        session().send(new ServerFrame.Shared(1_000, () -> "{'big':1}".getBytes(UTF_8)));
        session().send(PollWorld.account("small"));

        assertEquals("{'n':3,'frames':[{'big':1}]}", client.poll(2));
        assertEquals("{'n':4,'frames':[{'t':'account','change':'small'}]}", client.poll(3));
    }

    // waiting

    @Test
    void pollShouldWaitForAFrame() throws Exception {
        CompletableFuture<String> waiting = greeted().waiting(1);
        assertFalse(waiting.isDone());

        session().send(PollWorld.account("a"));

        assertEquals("{'n':2,'frames':[{'t':'account','change':'a'}]}", answer(waiting));
    }

    @Test
    void pollShouldReturnWithNothingWhenItsTimeIsOver() throws Exception {
        CompletableFuture<String> waiting = greeted().waiting(1);

        world.time.pass(PollWorld.WAIT);

        assertEquals("nothing", answer(waiting));
    }

    @Test
    void newerPollShouldEndAnOlderOne() throws Exception {
        PollClient client = greeted();
        CompletableFuture<String> older = client.waiting(1);
        CompletableFuture<String> newer = client.waiting(1);

        assertEquals("nothing", answer(older));
        assertFalse(newer.isDone());
        session().send(PollWorld.account("a"));
        assertEquals("{'n':2,'frames':[{'t':'account','change':'a'}]}", answer(newer));
    }

    @Test
    void latePollOfTheBatchBeforeShouldNotEndTheOneThatWaits() throws Exception {
        PollClient client = greeted();
        CompletableFuture<String> waiting = client.waiting(1);

        assertEquals("unknown, expected 1", client.poll(0));

        assertFalse(waiting.isDone());
        session().send(PollWorld.account("a"));
        assertTrue(answer(waiting).contains("'n':2"));
    }

    @Test
    void everyFrameShouldComeOnceAndInOrderHoweverPollsAndSendsMeet() throws Exception {
        PollClient client = greeted();
        int frames = 2_000;
        Thread sender = Thread.startVirtualThread(() -> {
            for (int i = 0; i < frames; i++) {
                while (world.meters.value(SessionMeters.Count.FRAMES_OUT) < i - 8) {
                    Thread.onSpinWait();
                }
                session().send(PollWorld.account("#" + i + "#"));
            }
        });
        StringBuilder seen = new StringBuilder();
        long batch = 1;
        while (!seen.toString().contains("#" + (frames - 1) + "#")) {
            seen.append(PollClient.text(client.found().poll(batch)));
            batch++;
            world.time.pass(Duration.ofMillis(1)); // keeps rates out of it
        }
        sender.join();

        int at = 0;
        for (int i = 0; i < frames; i++) {
            int next = seen.indexOf("#" + i + "#");
            assertTrue(next >= at, "frame " + i);
            assertEquals(-1, seen.indexOf("#" + i + "#", next + 1), "frame " + i);
            at = next;
        }
    }

    // opening

    @Test
    void helloShouldNeedNoTokenOfItsOwn() {
        PollClient client = PollClient.open(world.transport, "good", "peer", HELLO);

        assertEquals(PHONE, client.found().session().device());
    }

    @Test
    void helloMayCarryTheToken() {
        PollSession opened =
                world.transport.open("", "peer", () -> "{\"t\":\"hello\",\"token\":\"good\"}".getBytes(UTF_8));

        assertEquals(opened, world.transport.find(opened.session().id(), "good"));
    }

    @Test
    void framesBehindHelloShouldCount() {
        PollClient client = PollClient.open(world.transport, "good", "peer", "[{'t':'hello'},{'t':'ping','ref':7}]");

        assertTrue(client.poll(0).contains("{'t':'pong','ref':7,"));
    }

    @Test
    void openingShouldBeRefusedWithoutAcceptableHelloAndLeaveNothingBehind() {
        assertEquals(
                ErrorCode.UNAUTHENTICATED, refusal(() -> world.open("", HELLO)).code());
        assertEquals(
                ErrorCode.UNAUTHENTICATED,
                refusal(() -> world.open("forged", HELLO)).code());
        assertEquals(
                ErrorCode.UNAUTHENTICATED,
                refusal(() -> world.open("good", "{'t':'ping'}")).code());
        assertEquals(
                ErrorCode.UNAUTHENTICATED,
                refusal(() -> world.open("", "{'t':'hello','token':'forged'}")).code());
        assertEquals(
                ErrorCode.BAD_FRAME, refusal(() -> world.open("good", "[]")).code());
        assertEquals(ErrorCode.BAD_FRAME, refusal(() -> world.open("good", "{")).code());

        assertEquals(0, world.engine.sessions());
        assertEquals(0, world.transport.sessions());
        assertEquals(2, world.places("peer"));
    }

    @Test
    void storeThatCannotAnswerShouldEndTheSessionAsOnOtherTransports() {
        world.contexts.unavailable();

        String batch = client().poll(0);

        assertTrue(batch.contains("'code':'unavailable'"), batch);
        assertTrue(batch.endsWith("{'t':'bye','reason':'unavailable'}],'close':1012}"), batch);
    }

    @Test
    void sessionsShouldBeBoundedInAllAndPerAddress() {
        assertEquals(2, world.places("a"));
        assertEquals(
                ErrorCode.RATE_LIMITED,
                refusal(() -> PollClient.open(world.transport, "good", "a", HELLO))
                        .code());
        assertEquals(1, world.places("b"));
        assertEquals(
                ErrorCode.UNAVAILABLE,
                refusal(() -> PollClient.open(world.transport, "good", "c", HELLO))
                        .code());
        assertEquals(3, world.transport.sessions());
    }

    // whose it is

    @Test
    void sessionShouldBeFoundByItsDeviceOnly() {
        SessionId session = client().session();
        SessionId unknown = SessionId.parse("00000000-0000-4000-8000-0000000000ff");

        PollRefusal foreign = refusal(() -> world.transport.find(session, "other device"));
        PollRefusal nobodys = refusal(() -> world.transport.find(unknown, "good"));

        assertEquals(ErrorCode.NOT_FOUND, foreign.code());
        assertEquals(foreign.detail(), nobodys.detail());
        assertEquals(
                ErrorCode.NOT_FOUND,
                refusal(() -> world.transport.find(session, "other user")).code());
        assertEquals(
                ErrorCode.UNAUTHENTICATED,
                refusal(() -> world.transport.find(session, "")).code());
        assertEquals(
                ErrorCode.UNAUTHENTICATED,
                refusal(() -> world.transport.find(session, "forged")).code());
    }

    @Test
    void sessionShouldLastAsLongAsTheFreshestTokenThatWasShown() {
        PollClient client = greeted();
        world.transport.find(client.session(), "fresh");

        world.time.pass(PollWorld.TOKEN_LIFE.plusSeconds(1));
        session().send(PollWorld.account("still there"));
        assertEquals("{'n':2,'frames':[{'t':'account','change':'still there'}]}", client.poll(1));
        world.time.pass(PollWorld.TOKEN_LIFE);

        assertEquals("{'n':3,'frames':[{'t':'bye','reason':'expired'}],'close':4401}", client.poll(2));
    }

    // frames of the client

    @Test
    void postShouldBeAnsweredThroughPoll() {
        PollClient client = greeted();

        assertEquals(PollSession.Posted.HANDED_OVER, client.post("[{'t':'ping','ref':1},{'t':'nonsense','ref':2}]"));

        String batch = client.poll(1);
        assertTrue(batch.contains("{'t':'pong','ref':1,"), batch);
        assertTrue(batch.contains("'ref':2,'code':'unknown_type'"), batch);
    }

    @Test
    void postsShouldWaitForEachOtherInSmallNumbersOnly() throws Exception {
        PollClient client = greeted();
        CountDownLatch handling = new CountDownLatch(1);
        world.contexts.whileHandling(() -> awaitLatch(handling));
        Thread[] posts = new Thread[4];
        for (int i = 0; i < posts.length; i++) {
            posts[i] = Thread.startVirtualThread(() -> client.post(RECEIVED));
        }
        for (Thread post : posts) {
            await().until(() -> post.getState() == Thread.State.WAITING);
        }

        assertEquals(PollSession.Posted.BUSY, client.post(RECEIVED));

        handling.countDown();
        for (Thread post : posts) {
            post.join();
        }
        assertEquals(PollSession.Posted.HANDED_OVER, client.post("{'t':'ping'}"));
    }

    @Test
    void getAndPostShouldCountAsLife() {
        PollClient client = greeted();
        world.contexts.calls();

        client.found().session().receivedPing();
        client.post("[]");

        assertEquals(List.of("beat", "beat"), world.contexts.calls());
    }

    private PollClient client() {
        return world.open("good", HELLO);
    }

    /// With `welcome` and `synced` polled, not yet acknowledged.
    private PollClient greeted() {
        PollClient client = client();
        client.poll(0);
        return client;
    }

    private Session session() {
        return world.session();
    }

    private static PollRefusal refusal(Executable attempt) {
        return assertThrows(PollRefusal.class, attempt);
    }

    private static String answer(CompletableFuture<String> waiting) throws Exception {
        return waiting.get(10, TimeUnit.SECONDS);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
