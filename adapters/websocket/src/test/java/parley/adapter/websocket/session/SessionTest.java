package parley.adapter.websocket.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.adapter.websocket.frame.Ids.ALICE;
import static parley.adapter.websocket.frame.Ids.BOB;
import static parley.adapter.websocket.frame.Ids.CHAT;
import static parley.adapter.websocket.frame.Ids.CID;
import static parley.adapter.websocket.frame.Ids.LAPTOP;
import static parley.adapter.websocket.frame.Ids.PHONE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.adapter.websocket.frame.ByeReason;
import parley.adapter.websocket.frame.Ids;
import parley.adapter.websocket.frame.ServerFrame;
import parley.adapter.websocket.session.SessionMeters.Count;
import parley.adapter.wire.ErrorCode;
import parley.adapter.wire.WireLimits;
import parley.kernel.Cid;

@Timeout(30)
final class SessionTest {
    private static final Departure OVERLAPPING =
            new Departure(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30));
    private static final String HELLO = "{'t':'hello','ref':1,'token':'good'}";
    private static final String SYNCED = "{'t':'synced'}";
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

    private final MutableTime time = new MutableTime();
    private final FakePorts contexts = new FakePorts();
    private final FakeLink link = new FakeLink();
    private final SessionMeters meters = new SessionMeters(nanos -> {});
    private final SessionEngine engine = engine(100);

    SessionTest() {
        contexts.token("good", ALICE, PHONE, MutableTime.START + TOKEN_LIFE.toMillis());
        contexts.token("fresh", ALICE, PHONE, MutableTime.START + 2 * TOKEN_LIFE.toMillis());
        contexts.token("other", ALICE, LAPTOP, MutableTime.START + TOKEN_LIFE.toMillis());
    }

    // hello

    @Test
    void helloShouldRegisterThenReadHeadsThenWelcomeThenStart() {
        Session session = engine.open(link, new Credentials.None());

        say(session, HELLO);

        assertEquals(List.of("enter", "open", "start"), contexts.calls());
        assertEquals(
                List.of(
                        "{'t':'welcome','user':'" + ALICE + "','device':'" + PHONE + "','session':'" + session.id()
                                + "','generation':'g1','route':'" + Affinity.of(ALICE) + "','heartbeatMs':30000,'now':"
                                + MutableTime.START + ",'inbox':{'unread':3},'limits':{'content':1000,'batch':5,"
                                + "'frame':5000,'window':256,'backlog':1000,'watch':512}}",
                        SYNCED),
                link.written());
    }

    @Test
    void helloShouldNeedNoTokenWhenTheTransportHadOne() {
        Session session = engine.open(link, engine.check("good"));

        say(session, "{'t':'hello'}");

        assertEquals(List.of("enter", "open", "start"), contexts.calls());
        assertEquals(PHONE, session.device());
    }

    @Test
    void helloWithAForgedTokenShouldEndTheSession() {
        Session session = engine.open(link, new Credentials.None());

        say(session, "[{'t':'hello','ref':1,'token':'forged'},{'t':'ping'}]");

        assertEquals(
                List.of(
                        "{'t':'error','ref':1,'code':'unauthenticated','message':'token: not one of this server'}",
                        "{'t':'bye','reason':'unauthenticated'}"),
                link.written());
        assertEquals(OptionalInt.of(4401), link.closedWith());
        assertEquals(List.of(), contexts.calls());
    }

    @Test
    void helloWithoutAnyTokenShouldEndTheSession() {
        Session session = engine.open(link, new Credentials.None());

        say(session, "{'t':'hello'}");

        assertEquals(OptionalInt.of(4401), link.closedWith());
    }

    @Test
    void otherFramesBeforeHelloShouldEndTheSession() {
        Session session = engine.open(link, engine.check("good"));

        say(session, "{'t':'ping'}");

        assertEquals(OptionalInt.of(4401), link.closedWith());
        assertEquals(1, meters.ended(ByeReason.UNAUTHENTICATED));
    }

    @Test
    void missingHelloShouldEndTheSessionAfterFiveSeconds() {
        engine.open(link, new Credentials.None());

        time.pass(Duration.ofMillis(4900));
        assertEquals(OptionalInt.empty(), link.closedWith());
        time.pass(Duration.ofMillis(200));

        assertEquals(OptionalInt.of(4401), link.closedWith());
    }

    @Test
    void unavailableStoreShouldEndTheSessionSoThatTheClientReturns() {
        contexts.unavailable();
        Session session = engine.open(link, new Credentials.None());

        say(session, HELLO);
        session.closed();

        assertEquals(
                List.of(
                        "{'t':'error','ref':1,'code':'unavailable','message':'the store cannot answer now'}",
                        "{'t':'bye','reason':'unavailable'}"),
                link.written());
        assertEquals(OptionalInt.of(1012), link.closedWith());
        assertEquals(List.of("enter", "open", "close", "leave"), contexts.calls());
    }

    @Test
    void revocationBetweenTheCheckAndHelloShouldEndTheSession() {
        Credentials credentials = engine.check("good");
        contexts.refuseToken("good");
        engine.revoke(PHONE);
        Session session = engine.open(link, credentials);

        say(session, "{'t':'hello'}");

        assertEquals(OptionalInt.of(4401), link.closedWith());
        assertEquals(List.of(), contexts.calls());
    }

    @Test
    void revocationWhileTheTokenIsCheckedShouldEndTheSession() {
        contexts.whileAuthenticating(() -> {
            contexts.refuseToken("good");
            engine.revoke(PHONE);
        });
        Session session = engine.open(link, new Credentials.None());

        say(session, HELLO);

        assertEquals(OptionalInt.of(4401), link.closedWith());
    }

    // frames

    @Test
    void pingShouldBeAnsweredWithTheTimeAndMovedHeads() {
        Session session = welcomed();
        contexts.move(CHAT, 9);

        say(session, "{'t':'ping','ref':'p'}");

        assertEquals(
                List.of("{'t':'pong','ref':'p','now':" + MutableTime.START + ",'heads':{'" + CHAT + "':9}}"),
                link.written());
    }

    @Test
    void everyMessageShouldBeatTheHeartbeatOnce() {
        Session session = welcomed();

        say(session, "[{'t':'ping'},{'t':'ping'}]");
        session.receivedPing();

        assertEquals(List.of("beat", "beat"), contexts.calls());
    }

    @Test
    void batchShouldBeHandedOverInOrderAndRepliesComeLater() {
        Session session = welcomed();

        say(session, "[" + send(1) + ",{'t':'received','upTo':{}},{'t':'read','conversation':'" + CHAT + "','seq':1}]");
        assertEquals(List.of("beat", "send", "received", "read"), contexts.calls());
        assertEquals(List.of(), link.written());
        contexts.unanswered().getFirst().acknowledge(4);

        assertEquals(
                List.of("{'t':'ack','ref':1,'cid':'" + Ids.cid(1) + "','conversation':'"
                        + "00000000-0000-0000-0000-000000000000','seq':4,'at':1}"),
                link.written());
        assertEquals(1, meters.value(Count.SENDS));
        assertEquals(1, meters.value(Count.ACKS));
        assertEquals(4, meters.value(Count.FRAMES_IN));
    }

    @Test
    void badFramesShouldBeRefusedAndTheSessionStay() {
        Session session = welcomed();

        say(session, "[{'t':'nonsense','ref':7},{'t':'read'},{'t':'ping'}]");
        session.refuse("binary");

        assertEquals(
                List.of(
                        "{'t':'error','ref':7,'code':'unknown_type','message':'t: no such frame type'}",
                        "{'t':'error','code':'bad_frame','message':'conversation: missing'}",
                        "{'t':'pong','now':" + MutableTime.START + "}",
                        "{'t':'error','code':'bad_frame','message':'binary'}"),
                link.written());
        assertEquals(2, meters.refused(ErrorCode.BAD_FRAME));
        assertEquals(OptionalInt.empty(), link.closedWith());
    }

    @Test
    void refusedSendShouldBeLookedUpFirst() {
        Session session = welcomed();
        contexts.know(Ids.cid(1));

        say(session, "[" + send(1).replace("{'text':'hi'}", "{}") + "," + send(2).replace("{'text':'hi'}", "{}") + "]");

        List<String> written = link.written();
        assertTrue(written.get(0).contains("'duplicate':true"), written.toString());
        assertTrue(
                written.get(1).startsWith("{'t':'error','ref':2,'cid':'" + Ids.cid(2) + "','code':'bad_frame'"),
                written.toString());
    }

    @Test
    void faultInAContextShouldBeInternalAndTheSessionStay() {
        Session session = welcomed();
        contexts.whileHandling(() -> {
            throw new IllegalStateException("broken");
        });

        say(session, "[" + send(1) + ",{'t':'ping'}]");

        List<String> written = link.written();
        assertTrue(
                written.get(0).startsWith("{'t':'error','ref':1,'cid':'" + Ids.cid(1) + "','code':'internal'"),
                written.toString());
        assertTrue(written.get(1).startsWith("{'t':'pong'"), written.toString());
    }

    @Test
    void repeatedAbuseShouldEndTheSession() {
        Session session = welcomed();

        for (int round = 0; round < 5; round++) {
            say(session, "{'t':'nonsense'}");
        }
        assertEquals(OptionalInt.empty(), link.closedWith());
        say(session, "{'t':'nonsense'}");

        assertEquals(OptionalInt.of(4400), link.closedWith());
        assertEquals("{'t':'bye','reason':'abuse'}", link.written().getLast());
    }

    @Test
    void abuseShouldBeForgottenAfterItsWindow() {
        Session session = welcomed();

        for (int round = 0; round < 20; round++) {
            say(session, "{'t':'nonsense'}");
            time.pass(Duration.ofSeconds(15));
            session.receivedPing();
        }

        assertEquals(OptionalInt.empty(), link.closedWith());
    }

    // rates

    @Test
    void sendsAboveTheRateShouldBeLookedUpAndRefusedWithATime() {
        Session session = welcomed();
        contexts.know(Ids.cid(5));
        for (int number = 1; number <= 3; number++) {
            say(session, send(number));
        }
        answerAll();
        link.written();
        contexts.calls();

        say(session, send(4));
        say(session, send(5));

        assertEquals(List.of("beat", "refuse rate_limited", "beat", "refuse rate_limited"), contexts.calls());
        List<String> written = link.written();
        assertEquals(
                "{'t':'error','ref':4,'cid':'" + Ids.cid(4)
                        + "','code':'rate_limited','message':'more than this user's share','retryAfterMs':1000}",
                written.get(0));
        assertTrue(written.get(1).contains("'duplicate':true"));
        time.pass(Duration.ofSeconds(1));
        say(session, send(6));
        assertEquals(List.of("beat", "send"), contexts.calls());
    }

    @Test
    void rateShouldBeSharedByTheSessionsOfAUser() {
        Session phone = welcomed();
        for (int number = 1; number <= 3; number++) {
            say(phone, send(number));
        }
        answerAll();
        Session laptop = engine.open(new FakeLink(), new Credentials.None());
        say(laptop, "{'t':'hello','token':'other'}");
        contexts.calls();

        say(laptop, send(4));

        assertEquals(List.of("beat", "refuse rate_limited"), contexts.calls());
    }

    @Test
    void framesAboveTheRateShouldBeRefusedAndPingsNotAnswered() {
        Session session = welcomed();
        for (int number = 0; number < 30; number++) {
            say(session, "{'t':'ping'}");
        }
        link.written();

        say(session, "{'t':'ping','ref':1}");

        assertTrue(link.written().getFirst().contains("rate_limited"));
        assertFalse(session.receivedPing());
    }

    // back-pressure

    @Test
    void readerShouldWaitWhileTooManySendsAreUnanswered() throws InterruptedException {
        Session session = welcomed(engine(2));
        Thread reader =
                Thread.ofVirtual().start(() -> say(session, "[" + send(1) + "," + send(2) + "," + send(3) + "]"));

        await().until(() -> reader.getState() == Thread.State.WAITING);
        assertEquals(2, contexts.unanswered().size());
        contexts.unanswered().get(0).acknowledge(1);
        reader.join();

        assertEquals(3, contexts.unanswered().size());
    }

    @Test
    void waitingReaderShouldBeReleasedWhenTheSessionEnds() throws InterruptedException {
        Session session = welcomed(engine(2));
        Thread reader =
                Thread.ofVirtual().start(() -> say(session, "[" + send(1) + "," + send(2) + "," + send(3) + "]"));
        await().until(() -> reader.getState() == Thread.State.WAITING);

        session.replaced();
        reader.join();

        assertEquals(OptionalInt.of(4409), link.closedWith());
    }

    // outbound queue

    @Test
    void queueShouldWakeItsWriterOnce() {
        Session session = welcomed();
        link.stick();
        int before = link.wakeUps();

        session.send(new ServerFrame.Synced());
        session.send(new ServerFrame.Synced());
        assertEquals(before + 1, link.wakeUps());
        link.write(session);
        assertEquals(List.of(SYNCED, SYNCED), link.written());
        session.send(new ServerFrame.Synced());

        assertEquals(before + 2, link.wakeUps());
    }

    @Test
    void overflowByFramesShouldEndTheSessionAfterWhatIsQueued() {
        Session session = welcomed();
        link.stick();

        for (int frame = 0; frame < 20; frame++) {
            session.send(new ServerFrame.Synced());
        }
        assertEquals(0, link.aborts());
        link.write(session);

        List<String> written = link.written();
        assertEquals(9, written.size());
        assertEquals("{'t':'bye','reason':'slow'}", written.getLast());
        assertEquals(OptionalInt.of(4413), link.closedWith());
        assertEquals(1, meters.value(Count.QUEUE_OVERFLOWS));
    }

    // typing and presence

    @Test
    void framesAboutTheMomentShouldBeHandedOver() {
        Session session = welcomed();
        contexts.calls();

        say(session, "[{'t':'typing','conversation':'" + CHAT + "','on':true},{'t':'watch','users':[]}]");

        assertEquals(
                List.of("typing", "watch"),
                contexts.calls().stream().filter(call -> !call.equals("beat")).toList());
    }

    /// The queue has 8 places, of which half are for what is worth little.
    @Test
    void floodOfTypingShouldBeShedAndLeaveRoomForMessages() {
        Session session = welcomed();
        link.written();
        link.stick();

        int queued = 0;
        for (int frame = 0; frame < 1000; frame++) {
            queued += session.offer(List.of(new ServerFrame.Typing(CHAT, BOB, true)));
        }
        for (int message = 0; message < 4; message++) {
            session.send(shared(100));
        }
        link.write(session);

        List<String> written = link.written();
        assertEquals(4, queued);
        assertEquals(8, written.size());
        assertEquals(List.of("{}", "{}", "{}", "{}"), written.subList(4, 8));
        assertEquals(OptionalInt.empty(), link.closedWith());
        assertEquals(0, meters.value(Count.QUEUE_OVERFLOWS));
    }

    @Test
    void messagesThatWaitShouldLeaveNoRoomForWhatIsWorthLittle() {
        Session session = welcomed();
        link.stick();
        session.send(shared(4_900));

        assertEquals(0, session.offer(List.of(new ServerFrame.Typing(CHAT, BOB, true))));
        assertEquals(1, session.take(100, 1 << 20) instanceof Batch.Frames(List<ServerFrame> all) ? all.size() : 0);
        assertEquals(1, session.offer(List.of(new ServerFrame.Typing(CHAT, BOB, true))));
    }

    @Test
    void framesThatAreOfferedTogetherShouldLeaveTogether() {
        Session session = welcomed();
        link.written();
        int before = link.wakeUps();

        int queued = session.offer(List.of(
                new ServerFrame.Presence(ALICE, true, 0),
                new ServerFrame.Presence(BOB, false, 5),
                new ServerFrame.Presence(BOB, true, 0)));

        assertEquals(3, queued);
        assertEquals(before + 1, link.wakeUps());
        assertEquals(3, link.written().size());
    }

    @Test
    void typingShouldNotCutASessionWhoseWriteIsStuck() {
        Session session = welcomed();
        link.stick();
        session.send(new ServerFrame.Synced());
        session.take(1, 1);

        for (int second = 0; second < 40; second++) {
            time.pass(Duration.ofSeconds(1));
            session.offer(List.of(new ServerFrame.Typing(CHAT, BOB, true)));
        }

        assertEquals(0, link.aborts());
        assertEquals(0, meters.value(Count.QUEUE_OVERFLOWS));
    }

    @Test
    void nothingShouldBeOfferedBeforeWelcome() {
        Session session = engine.open(link, engine.check("good"));

        assertEquals(0, session.offer(List.of(new ServerFrame.Typing(CHAT, BOB, true))));
        say(session, "{'t':'hello'}");

        assertTrue(link.written().getFirst().contains("'t':'welcome'"));
    }

    @Test
    void overflowByBytesShouldEndTheSession() {
        Session session = welcomed();
        link.stick();

        session.send(shared(9_000));
        session.send(shared(1_000));
        assertEquals(0, meters.value(Count.QUEUE_OVERFLOWS));
        session.send(shared(1));

        assertEquals(1, meters.value(Count.QUEUE_OVERFLOWS));
    }

    @Test
    void frameLargerThanTheQueueShouldPassWhenTheQueueIsEmpty() {
        Session session = welcomed();

        session.send(shared(20_000));

        assertEquals(1, link.written().size());
    }

    @Test
    void stuckWriterShouldBeCut() {
        Session session = welcomed();
        link.stick();
        session.send(new ServerFrame.Synced());
        session.take(1, 1);

        time.pass(Duration.ofSeconds(31));
        session.send(new ServerFrame.Synced());
        assertEquals(0, link.aborts());
        time.pass(Duration.ofSeconds(1));
        session.send(new ServerFrame.Synced());

        assertEquals(1, link.aborts());
        assertEquals(1, meters.ended(ByeReason.SLOW));
    }

    @Test
    void pauseOfTheWholeProcessShouldNotLookLikeAStuckWriter() {
        Session session = welcomed();
        link.stick();
        session.send(new ServerFrame.Synced());
        session.take(1, 1);

        time.pass(Duration.ofSeconds(31));
        session.send(new ServerFrame.Synced());
        link.write(session);
        link.stick();
        session.send(new ServerFrame.Synced());
        session.take(1, 1);
        time.pass(Duration.ofSeconds(2));
        session.send(new ServerFrame.Synced());

        assertEquals(0, link.aborts());
        assertEquals(OptionalInt.empty(), link.closedWith());
    }

    // ends

    @Test
    void replacedExpiredRevokedAndSlowShouldEndWithTheirCodes() {
        assertEquals("replaced 4409", endOf(Session::replaced));
        assertEquals("heartbeat 4408", endOf(Session::expired));
        assertEquals("slow 4413", endOf(Session::tooSlow));
        assertEquals("revoked 4401", endOf(session -> engine.revoke(PHONE)));
        assertEquals("revoked 4401", endOf(session -> engine.revoke(ALICE)));
    }

    @Test
    void revocationOfOthersShouldNotMatter() {
        welcomed();

        engine.revoke(LAPTOP);
        engine.revoke(BOB);

        assertEquals(OptionalInt.empty(), link.closedWith());
    }

    @Test
    void sessionShouldEndWhenItsTokenExpires() {
        welcomed();

        time.pass(TOKEN_LIFE.minusSeconds(1));
        assertEquals(OptionalInt.empty(), link.closedWith());
        time.pass(Duration.ofSeconds(2));

        assertEquals("{'t':'bye','reason':'expired'}", link.written().getLast());
        assertEquals(OptionalInt.of(4401), link.closedWith());
    }

    @Test
    void freshTokenShouldNotProlongTheEnd() {
        Session session = engine.open(link, new Credentials.None());
        say(session, HELLO);
        contexts.whileAuthenticating(() -> session.end(ByeReason.REVOKED));

        say(session, "{'t':'hello','token':'fresh'}");
        time.pass(Duration.ofSeconds(6));

        assertEquals(1, link.aborts());
    }

    @Test
    void sessionReplacedWhileItOpensShouldEndSoon() {
        Session session = engine.open(link, new Credentials.None());
        contexts.onceEntered(session::replaced);

        say(session, HELLO);
        time.pass(Duration.ofSeconds(6));

        assertEquals(OptionalInt.of(4409), link.closedWith());
        assertEquals(1, link.aborts());
    }

    @Test
    void sessionsOfOneDeviceShouldNotOvertakeEachOther() throws InterruptedException {
        Session first = engine.open(link, new Credentials.None());
        Session second = engine.open(new FakeLink(), new Credentials.None());
        Thread other = Thread.ofPlatform().unstarted(() -> say(second, HELLO));
        contexts.onceEntered(() -> {
            other.start();
            await().until(() -> other.getState() == Thread.State.WAITING
                    || contexts.opened().contains(second));
        });

        say(first, HELLO);
        other.join();

        assertEquals(List.of(first, second), contexts.opened());
    }

    @Test
    void freshTokenShouldExtendTheSession() {
        Session session = welcomed();

        time.pass(Duration.ofMinutes(14));
        say(session, "{'t':'hello','ref':2,'token':'fresh'}");
        assertEquals(List.of(), link.written());
        time.pass(Duration.ofMinutes(15));
        assertEquals(OptionalInt.empty(), link.closedWith());
        time.pass(Duration.ofMinutes(2));

        assertEquals(OptionalInt.of(4401), link.closedWith());
    }

    @Test
    void unacceptableFreshTokensShouldBeRefusedAndTheSessionStay() {
        Session session = welcomed();

        say(session, "[{'t':'hello','token':'other'},{'t':'hello','token':'forged'},{'t':'hello'}]");

        List<String> written = link.written();
        assertTrue(written.get(0).contains("'unauthenticated'"), written.toString());
        assertTrue(written.get(1).contains("'unauthenticated'"), written.toString());
        assertTrue(written.get(2).contains("'bad_frame'"), written.toString());
        assertEquals(OptionalInt.empty(), link.closedWith());
        assertEquals(PHONE, session.device());
    }

    @Test
    void clientThatIgnoresTheEndShouldBeCut() {
        Session session = welcomed();

        session.replaced();
        time.pass(Duration.ofMillis(4900));
        assertEquals(0, link.aborts());
        time.pass(Duration.ofMillis(300));

        assertEquals(1, link.aborts());
    }

    @Test
    void endedSessionShouldTakeNothingMore() {
        Session session = welcomed();
        session.replaced();
        link.written();
        contexts.calls();

        session.send(new ServerFrame.Synced());
        session.expired();
        say(session, send(1));

        assertEquals(List.of(), link.written());
        assertEquals(List.of("beat"), contexts.calls());
        assertEquals(0, meters.ended(ByeReason.HEARTBEAT));
    }

    @Test
    void clientThatLeavesShouldGetWhatIsQueuedAndANormalClosure() {
        Session session = welcomed();
        link.stick();
        session.send(new ServerFrame.Synced());

        session.leave();
        link.write(session);

        assertEquals(List.of(SYNCED), link.written());
        assertEquals(OptionalInt.of(1000), link.closedWith());
    }

    @Test
    void closedShouldGiveUpStreamThenPlaceAndDeadlines() {
        Session session = welcomed();

        session.closed();

        assertEquals(List.of("close", "leave"), contexts.calls());
        assertEquals(0, time.wheel().armed());
        assertEquals(0, engine.sessions());
        assertEquals(0, engine.limits().users());
    }

    @Test
    void closedBeforeHelloShouldGiveUpNothingElse() {
        Session session = engine.open(link, new Credentials.None());

        session.closed();

        assertEquals(List.of(), contexts.calls());
        assertEquals(0, time.wheel().armed());
        assertEquals(1, meters.value(Count.SESSIONS_CLOSED));
    }

    // drain

    @Test
    void drainShouldCompleteSendsInFlightBeforeTheEnd() throws InterruptedException {
        Session session = welcomed();
        say(session, send(1));
        Thread drain = Thread.ofVirtual().start(() -> drain(Duration.ofSeconds(30)));
        await().until(engine::draining);
        await().until(() -> !session.listening());
        say(session, send(2));
        assertEquals(1, contexts.unanswered().size());
        assertEquals(OptionalInt.empty(), link.closedWith());

        contexts.unanswered().getFirst().acknowledge(1);
        session.closed();
        drain.join();

        List<String> written = link.written();
        assertTrue(written.get(0).startsWith("{'t':'ack'"), written.toString());
        assertEquals("{'t':'bye','reason':'drain','reconnectAfterMs':0}", written.get(1));
        assertEquals(OptionalInt.of(1012), link.closedWith());
    }

    @Test
    void drainShouldSpreadTheReturnOverItsWindow() {
        FakeLink[] links = new FakeLink[4];
        for (int place = 0; place < links.length; place++) {
            links[place] = new FakeLink();
            engine.open(links[place], new Credentials.None());
        }

        int cut = drain(Duration.ofMillis(150));

        assertEquals(4, cut);
        List<String> byes = Arrays.stream(links)
                .map(each -> each.written().getLast())
                .sorted()
                .toList();
        assertEquals(
                List.of(
                        "{'t':'bye','reason':'drain','reconnectAfterMs':0}",
                        "{'t':'bye','reason':'drain','reconnectAfterMs':15000}",
                        "{'t':'bye','reason':'drain','reconnectAfterMs':30000}",
                        "{'t':'bye','reason':'drain','reconnectAfterMs':45000}"),
                byes);
    }

    @Test
    void drainShouldServeClientsOnThatWereToldToGo() throws InterruptedException {
        Session session = welcomed();
        Thread drain = Thread.ofVirtual().start(() -> drain(OVERLAPPING));
        await().until(() -> link.written().contains("{'t':'bye','reason':'drain','reconnectAfterMs':0}"));

        say(session, send(1));
        contexts.unanswered().getFirst().acknowledge(1);

        assertTrue(link.written().getFirst().startsWith("{'t':'ack'"));
        assertEquals(OptionalInt.empty(), link.closedWith());
        session.closed();
        drain.join();
    }

    @Test
    void drainShouldEndWhoDoesNotGoInTimeAndAnswerWhatItSent() throws InterruptedException {
        Session session = welcomed();
        Thread drain = Thread.ofVirtual().start(() -> drain(OVERLAPPING));
        await().until(() -> !link.written().isEmpty());
        say(session, send(1));

        time.pass(OVERLAPPING.overlap().plusSeconds(1));
        assertFalse(session.listening());
        contexts.unanswered().getFirst().acknowledge(1);

        List<String> written = link.written();
        assertEquals(1, written.size());
        assertTrue(written.getFirst().startsWith("{'t':'ack'"));
        assertEquals(OptionalInt.of(1012), link.closedWith());
        session.closed();
        drain.join();
    }

    @Test
    void drainShouldEndStrangersAtOnce() {
        engine.open(link, new Credentials.None());
        assertEquals(1, drain(new Departure(Duration.ofSeconds(1), Duration.ofMillis(1), Duration.ofMillis(200))));
        assertEquals(List.of("{'t':'bye','reason':'drain','reconnectAfterMs':0}"), link.written());
        assertEquals(OptionalInt.of(1012), link.closedWith());
    }

    @Test
    void drainShouldTellClientsOneAfterTheOther() throws InterruptedException {
        List<Session> sessions = new ArrayList<>();
        for (int place = 0; place < 4; place++) {
            Session session = engine.open(link, new Credentials.None());
            say(session, HELLO);
            sessions.add(session);
        }
        link.written();
        long start = System.nanoTime();
        Thread drain = Thread.ofVirtual()
                .start(() -> drain(new Departure(Duration.ofMillis(400), Duration.ofSeconds(30), Duration.ZERO)));
        List<String> byes = new ArrayList<>();
        await().until(() -> {
            byes.addAll(link.written());
            return byes.size() == 4;
        });
        assertTrue(System.nanoTime() - start >= Duration.ofMillis(295).toNanos());
        sessions.forEach(Session::closed);
        drain.join();
    }

    private int drain(Duration patience) {
        return drain(Departure.together(Duration.ofSeconds(60), patience));
    }

    private int drain(Departure how) {
        try {
            return engine.drain(how);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private String endOf(Consumer<Session> cause) {
        FakeLink own = new FakeLink();
        Session session = engine.open(own, new Credentials.None());
        say(session, HELLO);
        cause.accept(session);
        String bye = own.written().getLast();
        session.closed();
        return bye.replace("{'t':'bye','reason':'", "").replace("'}", "") + " "
                + own.closedWith().getAsInt();
    }

    private Session welcomed() {
        return welcomed(engine);
    }

    private Session welcomed(SessionEngine by) {
        Session session = by.open(link, new Credentials.None());
        say(session, HELLO);
        link.written();
        contexts.calls();
        return session;
    }

    private void answerAll() {
        List.copyOf(contexts.unanswered()).forEach(send -> send.acknowledge(1));
        contexts.unanswered().clear();
    }

    private static void say(Session session, String frames) {
        byte[] bytes = frames.replace('\'', '"').getBytes(UTF_8);
        session.receive(bytes, 0, bytes.length);
    }

    private static String send(int number) {
        Cid cid = Ids.cid(number);
        assertEquals(CID.mintedAt(), cid.mintedAt());
        return "{'t':'send','ref':" + number + ",'to':{'user':'" + BOB + "'},'cid':'" + cid
                + "','content':{'text':'hi'}}";
    }

    private static ServerFrame shared(int size) {
        return new ServerFrame.Shared(size, () -> "{}".getBytes(UTF_8));
    }

    private SessionEngine engine(int inFlight) {
        SessionConfig config = new SessionConfig(
                new WireLimits(1000, 5, 5000, 8),
                SessionConfig.Delivery.DEFAULT,
                SessionConfig.Times.DEFAULT,
                new SessionConfig.Queue(8, 10_000),
                new SessionConfig.Ephemeral(512, 50),
                inFlight,
                new SessionConfig.Rates(true, new Rate(10, 30), new Rate(1, 3)),
                new SessionConfig.Abuse(50, Duration.ofSeconds(60)));
        return SessionEngine.create(contexts.ports(), time.sources(), config, meters);
    }
}
