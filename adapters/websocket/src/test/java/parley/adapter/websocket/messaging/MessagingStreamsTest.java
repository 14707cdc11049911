package parley.adapter.websocket.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.adapter.websocket.frame.Ids.ALICE;
import static parley.adapter.websocket.frame.Ids.BOB;
import static parley.adapter.websocket.frame.Ids.CHAT;
import static parley.adapter.websocket.frame.Ids.CID;
import static parley.adapter.websocket.frame.Ids.PHONE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.adapter.websocket.frame.JsonBytes;
import parley.adapter.websocket.frame.ServerFrame;
import parley.adapter.websocket.session.Batch;
import parley.adapter.websocket.session.Credentials;
import parley.adapter.websocket.session.FakePorts;
import parley.adapter.websocket.session.Link;
import parley.adapter.websocket.session.MutableTime;
import parley.adapter.websocket.session.Session;
import parley.adapter.websocket.session.SessionConfig;
import parley.adapter.websocket.session.SessionEngine;
import parley.adapter.websocket.session.SessionMeters;
import parley.messaging.domain.Content;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.Recipient;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.ConfirmReceived;
import parley.messaging.port.in.FindSent;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.in.OpenStream;
import parley.messaging.port.in.Push;
import parley.messaging.port.in.SendMessage;
import parley.messaging.port.in.StreamOutput;

final class MessagingStreamsTest {
    private static final int LIMIT = 100;
    private static final String SEND = "{'t':'send','ref':1,'to':{'user':'" + BOB + "'},'cid':'" + CID + "','content':";

    private final MutableTime time = new MutableTime();
    private final List<String> asked = new ArrayList<>();
    private final List<SendMessage.Command> commands = new ArrayList<>();
    private final List<OpenStream.Command> opened = new ArrayList<>();
    private FindSent.Result found = new FindSent.Result.Missing();
    private SendMessage.Result sent = new SendMessage.Result.Sent(CHAT, 1, 2, true);
    private ConfirmReceived.Result confirmed = new ConfirmReceived.Result.Confirmed();
    private MarkRead.Result marked = new MarkRead.Result.Marked();
    private OpenStream.Result opening = new OpenStream.Result.Opened("g", 1);
    private final MessagingStreams streams = new MessagingStreams(
            new MessagingStreams.InPorts(
                    (command, reply) -> {
                        commands.add(command);
                        reply.accept(sent);
                        reply.accept(new SendMessage.Result.Failed()); // a second answer must not matter
                    },
                    query -> {
                        asked.add("find " + query.cid().equals(CID));
                        return found;
                    },
                    command -> {
                        opened.add(command);
                        return opening;
                    },
                    session -> asked.add("start"),
                    session -> Map.of(CHAT, 8L),
                    command -> {
                        asked.add("confirm " + command.seq());
                        return confirmed;
                    },
                    (command, reply) -> {
                        asked.add("mark " + command.seq());
                        reply.accept(marked);
                    },
                    session -> asked.add("close")),
            LIMIT);
    private final Session session = open();

    @Test
    void openShouldHandOverWhoAndWhere() {
        OpenStream.Command command = opened.getFirst();
        assertEquals(ALICE, command.user());
        assertEquals(PHONE, command.device());
        assertEquals(session.id(), command.session());
        assertEquals(List.of("start"), asked);
        assertTrue(written().getFirst().contains("'generation':'g'"));
    }

    @Test
    void sendShouldHandOverTheContentByteForByteAndQueueTheReply() {
        written();

        say(SEND + "{'text': 'hi' }}");

        SendMessage.Command command = commands.getFirst();
        assertEquals(new Recipient.ToUser(BOB), command.to());
        assertEquals(new SendMessage.Carrier.Stream(session.id()), command.carrier());
        assertEquals("{\"text\": \"hi\" }", new String(command.content().json(), UTF_8));
        assertEquals(
                List.of("{'t':'ack','ref':1,'cid':'" + CID + "','conversation':'" + CHAT
                        + "','seq':1,'at':2,'duplicate':true}"),
                written());
    }

    @Test
    void refusedSendShouldBeRefusedWhenItsCidIsUnknown() {
        written();

        say(SEND + "{}}");

        assertEquals(List.of(), commands);
        assertTrue(written().getFirst().contains("'code':'bad_frame'"));
    }

    @Test
    void refusedSendShouldBeAcknowledgedWhenItsCidIsKnown() {
        written();
        found = new FindSent.Result.Known();

        say(SEND + "{}}");

        assertTrue(written().getFirst().contains("'t':'ack'"));
    }

    @Test
    void refusedSendShouldNeverBeStoredThoughItsCidSeemedKnown() {
        written();
        found = new FindSent.Result.Known();
        sent = new SendMessage.Result.TooLarge(LIMIT);

        say(SEND + "{}}");

        assertEquals(LIMIT + 1, commands.getFirst().content().size());
        assertTrue(written().getFirst().contains("'code':'bad_frame'"));
    }

    @Test
    void refusedSendShouldBeUnknownWhenItsCidCannotBeLookedUp() {
        written();
        found = new FindSent.Result.Unavailable();

        say(SEND + "{}}");

        assertTrue(written().getFirst().contains("'code':'unavailable'"));
    }

    @Test
    void tooLargeContentShouldBeLookedUpAndRefused() {
        written();

        say(SEND + "{'text':'" + "x".repeat(70_000) + "'}}");

        assertEquals(List.of("start", "find true"), asked);
        assertTrue(written().getFirst().contains("'code':'too_large'"));
    }

    @Test
    void receivedShouldConfirmEveryPosition() {
        written();

        say("{'t':'received','upTo':{'" + CHAT + "':3,'00000000-0000-8000-8000-0000000000c2':4}}");

        assertEquals(List.of("start", "confirm 3", "confirm 4"), asked);
        assertEquals(List.of(), written());
    }

    @Test
    void refusalsOfReceivedAndReadShouldBeQueued() {
        written();
        confirmed = new ConfirmReceived.Result.OutOfRange();
        marked = new MarkRead.Result.NotFound();

        say("[{'t':'received','ref':5,'conversation':'" + CHAT + "','seq':3},{'t':'read','ref':6,'conversation':'"
                + CHAT + "','seq':4}]");

        List<String> written = written();
        assertTrue(written.get(0).startsWith("{'t':'error','ref':5,'code':'bad_frame'"), written.toString());
        assertTrue(written.get(1).startsWith("{'t':'error','ref':6,'code':'not_found'"), written.toString());
        assertEquals(List.of("start", "confirm 3", "mark 4"), asked);
    }

    @Test
    void pingShouldCarryMovedHeads() {
        written();

        say("{'t':'ping'}");

        assertTrue(written().getFirst().contains("'heads':{'" + CHAT + "':8}"));
    }

    @Test
    void deliveriesShouldBecomeFrames() {
        written();
        StreamOutput output = opened.getFirst().output();
        Push push = new Push(entry());

        output.message(push);
        output.skip(CHAT, 1, 2);
        output.behind(CHAT, 3, 4);
        output.synced();
        output.receipt(new Watermark(CHAT, BOB, 5, 0), 6);
        output.receipts(CHAT, List.of(new Watermark(CHAT, BOB, 5, 4), new Watermark(CHAT, ALICE, 6, 0)), 8);
        output.settings(CHAT, new ConversationSettings(9, true, false, true, 10));
        output.settings(CHAT, new ConversationSettings(ConversationSettings.FOR_EVER, false, true, false, 11));
        output.read(CHAT, 7);
        output.tooSlow();

        assertEquals(
                List.of(
                        "{'t':'message','conversation':'" + CHAT + "','seq':9,'from':{'user':'" + BOB + "','device':'"
                                + PHONE + "'},'cid':'" + CID + "','at':10,'content':{'text':'hi'}}",
                        "{'t':'skip','conversation':'" + CHAT + "','from':1,'to':2}",
                        "{'t':'behind','conversation':'" + CHAT + "','from':3,'to':4}",
                        "{'t':'synced'}",
                        "{'t':'receipt','conversation':'" + CHAT + "','user':'" + BOB + "','delivered':5,'at':6}",
                        "{'t':'receipts','conversation':'" + CHAT + "','items':[{'user':'" + BOB
                                + "','delivered':5,'read':4},{'user':'" + ALICE + "','delivered':6}],'at':8}",
                        "{'t':'settings','conversation':'" + CHAT
                                + "','mutedUntil':9,'archived':true,'pinned':false,'unread':true}",
                        "{'t':'settings','conversation':'" + CHAT
                                + "','mutedUntil':-1,'archived':false,'pinned':true,'unread':false}",
                        "{'t':'read','conversation':'" + CHAT + "','seq':7}",
                        "{'t':'bye','reason':'slow'}"),
                written());
    }

    @Test
    void messageShouldBeEncodedOnceForAllWhoGetIt() {
        Push push = new Push(entry());
        opened.getFirst().output().message(push);
        written();
        byte[] first = push.encoded(MessageJson::encode);

        opened.getFirst().output().message(push);
        written();

        assertSame(first, push.encoded(MessageJson::encode));
    }

    @Test
    void closedShouldCloseTheStream() {
        session.closed();

        assertEquals(List.of("start", "close"), asked);
    }

    @Test
    void unavailableStoreShouldBeToldInsteadOfWelcome() {
        opening = new OpenStream.Result.Unavailable();

        Session other = open();

        assertTrue(written(other).getFirst().contains("'code':'unavailable'"));
    }

    private Session open() {
        FakePorts others = new FakePorts();
        others.token("good", ALICE, PHONE, MutableTime.START + 900_000);
        SessionEngine engine = SessionEngine.create(
                new SessionEngine.Ports(others, others, streams, others),
                time.sources(),
                SessionConfig.defaults(),
                new SessionMeters(nanos -> {}));
        Session opened = engine.open(new IdleLink(), new Credentials.None());
        byte[] hello = "{\"t\":\"hello\",\"token\":\"good\"}".getBytes(UTF_8);
        opened.receive(hello, 0, hello.length);
        return opened;
    }

    private void say(String frames) {
        byte[] bytes = frames.replace('\'', '"').getBytes(UTF_8);
        session.receive(bytes, 0, bytes.length);
    }

    private List<String> written() {
        return written(session);
    }

    private static List<String> written(Session of) {
        List<String> all = new ArrayList<>();
        while (of.take(100, 1 << 20) instanceof Batch.Frames(List<ServerFrame> frames)) {
            for (ServerFrame frame : frames) {
                JsonBytes out = new JsonBytes(64);
                frame.encode(out);
                all.add(new String(out.toByteArray(), UTF_8).replace('"', '\''));
            }
        }
        return all;
    }

    private static LogEntry entry() {
        Content content = Content.of("{\"text\":\"hi\"}".getBytes(UTF_8));
        return new LogEntry(CHAT, 9, 1, EntryKind.MESSAGE, 9, BOB, PHONE, CID, 10, 0, 9, content);
    }

    private static final class IdleLink implements Link {
        @Override
        public void ready(Session session) {}

        @Override
        public void abort() {}
    }
}
