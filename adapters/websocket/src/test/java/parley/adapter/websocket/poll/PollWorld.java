package parley.adapter.websocket.poll;

import static parley.adapter.websocket.frame.Ids.ALICE;
import static parley.adapter.websocket.frame.Ids.BOB;
import static parley.adapter.websocket.frame.Ids.LAPTOP;
import static parley.adapter.websocket.frame.Ids.PHONE;

import java.time.Duration;
import parley.adapter.websocket.frame.ServerFrame;
import parley.adapter.websocket.session.FakePorts;
import parley.adapter.websocket.session.MutableTime;
import parley.adapter.websocket.session.Rate;
import parley.adapter.websocket.session.Session;
import parley.adapter.websocket.session.SessionConfig;
import parley.adapter.websocket.session.SessionEngine;
import parley.adapter.websocket.session.SessionMeters;
import parley.adapter.wire.WireLimits;

/// Sessions over HTTP without HTTP, on fake contexts, whose time stands still until a test moves it: five frames to a
/// batch, twelve in the queue, three sessions, two of an address.
final class PollWorld {
    static final Duration TOKEN_LIFE = Duration.ofMinutes(15);
    static final Duration WAIT = Duration.ofMillis(50);

    final MutableTime time = new MutableTime();
    final FakePorts contexts = new FakePorts();
    final SessionMeters meters = new SessionMeters(nanos -> {});
    final SessionEngine engine = SessionEngine.create(contexts.ports(), time.sources(), sessions(), meters);
    final PollTransport transport = transport(10_000);

    PollWorld() {
        contexts.token("good", ALICE, PHONE, MutableTime.START + TOKEN_LIFE.toMillis());
        contexts.token("fresh", ALICE, PHONE, MutableTime.START + 2 * TOKEN_LIFE.toMillis());
        contexts.token("other device", ALICE, LAPTOP, MutableTime.START + TOKEN_LIFE.toMillis());
        contexts.token("other user", BOB, PHONE, MutableTime.START + TOKEN_LIFE.toMillis());
    }

    private static SessionConfig sessions() {
        return new SessionConfig(
                new WireLimits(1000, 5, 5000, 8),
                SessionConfig.Delivery.DEFAULT,
                SessionConfig.Times.DEFAULT,
                new SessionConfig.Queue(12, 100_000),
                SessionConfig.Ephemeral.DEFAULT,
                2,
                new SessionConfig.Rates(true, new Rate(10, 20), new Rate(10, 20)),
                new SessionConfig.Abuse(30, Duration.ofSeconds(60)));
    }

    PollTransport transport(int batchBytes) {
        return PollTransport.create(
                new PollConfig(WAIT, batchBytes, 3, 2, new Rate(100, 100)),
                engine,
                Thread.ofVirtual().factory(),
                time.sources().ticker());
    }

    PollClient open(String token, String frames) {
        return PollClient.open(transport, token, "peer", frames);
    }

    /// How many more sessions the address gets.
    int places(String address) {
        for (int places = 0; ; places++) {
            try {
                PollClient.open(transport, "good", address, "{'t':'hello'}");
            } catch (PollRefusal full) {
                return places;
            }
        }
    }

    /// The one that was opened last.
    Session session() {
        return contexts.opened().getLast();
    }

    static ServerFrame account(String change) {
        return new ServerFrame.Account(change);
    }
}
