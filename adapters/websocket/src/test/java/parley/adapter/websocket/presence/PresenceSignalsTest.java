package parley.adapter.websocket.presence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.adapter.websocket.frame.Ids.ALICE;
import static parley.adapter.websocket.frame.Ids.BOB;
import static parley.adapter.websocket.frame.Ids.CHAT;
import static parley.adapter.websocket.frame.Ids.PHONE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
import parley.adapter.websocket.session.SessionMeters.Count;
import parley.presence.domain.Sighting;
import parley.presence.port.in.ShowTyping;
import parley.presence.port.in.UnwatchUsers;
import parley.presence.port.in.WatchUsers;

/// The table from presence's results to frames, and what presence tells a session.
final class PresenceSignalsTest {
    private final List<Object> asked = new ArrayList<>();
    private final SessionMeters meters = new SessionMeters(nanos -> {});
    private WatchUsers.Result watched = new WatchUsers.Result.Watching();
    private ShowTyping.Result shown = new ShowTyping.Result.Taken();
    private final Session session = open();

    @Test
    void framesShouldBecomeCommandsOfTheSession() {
        say("{'t':'watch','users':['" + BOB + "']}");
        say("{'t':'unwatch','users':['" + BOB + "']}");
        say("{'t':'typing','conversation':'" + CHAT + "','on':true}");

        assertEquals(
                List.of(
                        new WatchUsers.Command(session.id(), List.of(BOB)),
                        new UnwatchUsers.Command(session.id(), List.of(BOB)),
                        new ShowTyping.Command(session.id(), CHAT, true)),
                asked);
        assertEquals(List.of(), written());
    }

    @Test
    void everyRefusalOfAWatchShouldHaveItsCode() {
        assertEquals("", codeOf(new WatchUsers.Result.Watching()));
        assertEquals("", codeOf(new WatchUsers.Result.NoSession()));
        assertEquals("too_large", codeOf(new WatchUsers.Result.TooMany(512)));
        assertEquals("unavailable", codeOf(new WatchUsers.Result.Full()));
        assertEquals(4, WatchUsers.Result.class.getPermittedSubclasses().length);
    }

    @Test
    void everyRefusalOfTypingShouldHaveItsCode() {
        assertEquals("", codeOf(new ShowTyping.Result.Taken()));
        assertEquals("not_member", codeOf(new ShowTyping.Result.NotMember()));
        assertEquals("not_found", codeOf(new ShowTyping.Result.NotFound()));
        assertEquals("unavailable", codeOf(new ShowTyping.Result.Unavailable()));
        assertEquals(4, ShowTyping.Result.class.getPermittedSubclasses().length);
    }

    @Test
    void whatPresenceTellsShouldBecomeFrames() {
        SessionSignals signals = new SessionSignals(session);

        signals.typing(CHAT, BOB, false);
        int taken = signals.presence(List.of(Sighting.online(ALICE), Sighting.offline(BOB, 7), Sighting.hidden(BOB)));

        assertEquals(3, taken);
        assertEquals(
                List.of(
                        "{'t':'typing','conversation':'" + CHAT + "','user':'" + BOB + "','on':false}",
                        "{'t':'presence','user':'" + ALICE + "','state':'online'}",
                        "{'t':'presence','user':'" + BOB + "','state':'offline','lastSeen':7}",
                        "{'t':'presence','user':'" + BOB + "','state':'offline'}"),
                written());
        assertEquals(0, meters.value(Count.EPHEMERAL_SHED));
    }

    @Test
    void whatFindsNoRoomShouldBeCounted() {
        SessionSignals signals = new SessionSignals(session);

        int taken = signals.presence(Collections.nCopies(300, Sighting.online(BOB)));
        signals.typing(CHAT, BOB, true);

        assertEquals(256, taken);
        assertEquals(45, meters.value(Count.EPHEMERAL_SHED));
    }

    private String codeOf(WatchUsers.Result result) {
        watched = result;
        say("{'t':'watch','ref':1,'users':['" + BOB + "']}");
        return code();
    }

    private String codeOf(ShowTyping.Result result) {
        shown = result;
        say("{'t':'typing','ref':1,'conversation':'" + CHAT + "','on':true}");
        return code();
    }

    private String code() {
        List<String> frames = written();
        return frames.isEmpty() ? "" : frames.getFirst().replaceAll(".*'ref':1.*'code':'([a-z_]+)'.*", "$1");
    }

    private Session open() {
        MutableTime time = new MutableTime();
        FakePorts others = new FakePorts();
        others.token("good", ALICE, PHONE, MutableTime.START + 900_000);
        PresenceSignals signals = new PresenceSignals(
                command -> {
                    asked.add(command);
                    return watched;
                },
                asked::add,
                command -> {
                    asked.add(command);
                    return shown;
                });
        SessionEngine engine = SessionEngine.create(
                new SessionEngine.Ports(others, others, others, signals),
                time.sources(),
                SessionConfig.defaults(),
                meters);
        Session opened = engine.open(new IdleLink(), new Credentials.None());
        byte[] hello = "{\"t\":\"hello\",\"token\":\"good\"}".getBytes(UTF_8);
        opened.receive(hello, 0, hello.length);
        written(opened);
        return opened;
    }

    private void say(String frame) {
        byte[] bytes = frame.replace('\'', '"').getBytes(UTF_8);
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

    private static final class IdleLink implements Link {
        @Override
        public void ready(Session session) {}

        @Override
        public void abort() {}
    }
}
