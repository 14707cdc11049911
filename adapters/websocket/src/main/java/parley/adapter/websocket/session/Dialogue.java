package parley.adapter.websocket.session;

import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.websocket.frame.ByeReason;
import parley.adapter.websocket.frame.ClientFrame;
import parley.adapter.websocket.frame.Decoded;
import parley.adapter.websocket.frame.ErrorFrame;
import parley.adapter.websocket.frame.FrameReader;
import parley.adapter.websocket.frame.Ref;
import parley.adapter.websocket.frame.ServerFrame;
import parley.adapter.wire.ErrorCode;
import parley.adapter.wire.WireLimits;

/// What the client of one session says and what that leads to. For the session's reader, but for
/// [#helloMissed].
final class Dialogue {
    private static final Logger LOG = LoggerFactory.getLogger(Dialogue.class);
    private static final int MALFORMED = 10;
    private static final int TOO_OFTEN = 1;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final SessionEngine engine;
    private final Session session;
    private final Strikes strikes;
    private Credentials credentials;
    private volatile boolean greeted;
    private boolean streaming;
    private UserLimits.@Nullable Shared limits;
    private Roster.@Nullable Heartbeat heartbeat;

    Dialogue(SessionEngine engine, Session session, Credentials credentials) {
        this.engine = engine;
        this.session = session;
        this.credentials = credentials;
        this.strikes = new Strikes(engine.config().abuse());
    }

    void receive(byte[] source, int offset, int length) {
        engine.meters().add(SessionMeters.Count.BYTES_IN, length);
        beat();
        int frames = 0;
        try (FrameReader reader = engine.decoder().open(source, offset, length)) {
            while (session.listening() && act(reader.next())) {
                frames++;
            }
        }
        engine.meters().add(SessionMeters.Count.FRAMES_IN, frames);
    }

    boolean accepted() {
        return limits != null;
    }

    boolean receivedPing() {
        beat();
        long wait = limits == null ? 0 : limits.admitOther(now());
        if (wait > 0) {
            strike(TOO_OFTEN);
        }
        return wait == 0;
    }

    void refuse(Ref ref, ErrorCode code, String message) {
        session.send(ErrorFrame.of(ref, code, message));
        strike(MALFORMED);
    }

    void refused() {
        strike(MALFORMED);
    }

    /// Called when the time for `hello` is over.
    void helloMissed() {
        if (greeted) {
            return; // the answer is on its way
        }
        unauthenticated(
                Ref.NONE, "no hello within " + engine.config().times().hello().toSeconds() + " s");
    }

    /// Gives up what the session held.
    void over() {
        try {
            if (streaming) {
                engine.ports().streams().close(session);
            }
        } finally {
            if (heartbeat != null) {
                engine.ports().roster().leave(session);
            }
            if (limits != null) {
                engine.limits().leave(session.user(), engine.sources().ticker().nanos());
            }
        }
    }

    /// @return whether more may follow
    private boolean act(Decoded decoded) {
        switch (decoded) {
            case Decoded.Accepted(ClientFrame frame) -> accepted(frame);
            case Decoded.Refused(Ref ref, ErrorCode code, String message) -> refuse(ref, code, message);
            case Decoded.RefusedSend refused -> refuseSend(refused);
            case Decoded.End end -> {
                return false;
            }
        }
        return true;
    }

    private void accepted(ClientFrame frame) {
        if (limits == null) {
            first(frame);
            return;
        }
        long wait = limits.admit(frame, now());
        if (wait > 0) {
            tooOften(frame, wait);
            return;
        }
        try {
            dispatch(frame);
        } catch (RuntimeException fault) {
            LOG.atError()
                    .addKeyValue("code", "frame_not_handled")
                    .addKeyValue("session", session.id())
                    .setCause(fault)
                    .log("a frame could not be handled");
            session.send(internal(frame));
        }
    }

    private void dispatch(ClientFrame frame) {
        switch (frame) {
            case ClientFrame.Hello hello -> renew(hello);
            case ClientFrame.Ping ping ->
                session.send(new ServerFrame.Pong(
                        ping.ref(),
                        engine.sources().clock().millis(),
                        engine.ports().streams().moved(session)));
            case ClientFrame.OfPresence moment -> engine.ports().signals().handle(session, moment);
            case ClientFrame.OfConversation about -> {
                session.inFlight().awaitRoom();
                engine.ports().streams().handle(session, about);
            }
        }
    }

    private void first(ClientFrame frame) {
        if (!(frame instanceof ClientFrame.Hello hello)) {
            unauthenticated(frame.ref(), "no hello yet (expected: hello as the first frame)");
            return;
        }
        if (greeted) {
            return; // refused already, and the end is on its way
        }
        greeted = true;
        try {
            greet(hello);
        } catch (RuntimeException fault) {
            LOG.atError()
                    .addKeyValue("code", "session_not_opened")
                    .addKeyValue("session", session.id())
                    .setCause(fault)
                    .log("a session could not be opened");
            unavailable(hello);
        }
    }

    private void greet(ClientFrame.Hello hello) {
        Credentials offered = hello.token().isEmpty() ? credentials : engine.check(hello.token());
        credentials = new Credentials.None(); // no longer needed
        switch (offered) {
            case Credentials.None none -> unauthenticated(hello.ref(), "hello.token: missing");
            case Credentials.Refused(String message) -> unauthenticated(hello.ref(), message);
            case Credentials.Checked checked -> enter(hello, checked);
        }
    }

    /// In the order that loses nothing: register, read heads, queue `welcome`, let delivery begin.
    private void enter(ClientFrame.Hello hello, Credentials.Checked checked) {
        session.bind(checked.bearer());
        // Bound first: a revocation from now on finds the session, one since the check shows here.
        if (engine.directory().revocations() != checked.revocations()
                && engine.check(checked.token()) instanceof Credentials.Refused(String message)) {
            unauthenticated(hello.ref(), message);
            return;
        }
        limits = engine.limits().enter(session.user(), engine.sources().ticker().nanos());
        switch (takePlace()) {
            case Streams.Opening.Opened(String generation, long unread) -> {
                session.send(welcome(generation, unread));
                session.opened();
                engine.ports().streams().start(session);
            }
            case Streams.Opening.Unavailable unavailable -> unavailable(hello);
        }
    }

    /// One session of a device after the other: if two could overtake each other here, the roster would keep
    /// the one and delivery the other, and the device would be live but get nothing.
    private Streams.Opening takePlace() {
        Lock entrance = engine.directory().entrance(session.device());
        entrance.lock();
        try {
            heartbeat = engine.ports().roster().enter(session);
            streaming = true;
            return engine.ports().streams().open(session);
        } finally {
            entrance.unlock();
        }
    }

    /// A fresh token for the same device moves the session's end.
    private void renew(ClientFrame.Hello hello) {
        if (hello.token().isEmpty()) {
            refuse(
                    hello.ref(),
                    ErrorCode.BAD_FRAME,
                    "hello: said before (expected: with a fresh token, or not at all)");
            return;
        }
        switch (engine.check(hello.token())) {
            case Credentials.Checked checked
            when checked.bearer().device().equals(session.device()) -> {
                session.bind(checked.bearer());
                session.expireAt(checked.bearer().expiresAt());
            }
            case Credentials.Checked checked ->
                session.send(ErrorFrame.of(hello.ref(), ErrorCode.UNAUTHENTICATED, "hello.token: of another device"));
            case Credentials.Refused(String message) ->
                session.send(ErrorFrame.of(hello.ref(), ErrorCode.UNAUTHENTICATED, message));
            case Credentials.None none -> throw new IllegalStateException("a token was given");
        }
    }

    private void refuseSend(Decoded.RefusedSend refused) {
        ErrorFrame refusal =
                ErrorFrame.of(refused.ref(), refused.code(), refused.message()).about(refused.cid());
        if (limits == null) {
            session.send(refusal);
        } else {
            session.inFlight().awaitRoom();
            engine.ports().streams().refuse(session, refused.to(), refused.cid(), refusal);
        }
        strike(MALFORMED);
    }

    private void tooOften(ClientFrame frame, long waitNanos) {
        ErrorFrame refusal = ErrorFrame.of(frame.ref(), ErrorCode.RATE_LIMITED, "more than this user's share")
                .retryAfter(Math.ceilDiv(waitNanos, NANOS_PER_MILLI));
        if (frame instanceof ClientFrame.Send send) {
            session.inFlight().awaitRoom();
            engine.ports().streams().refuse(session, send, refusal.about(send.cid()));
        } else {
            session.send(refusal);
        }
        strike(TOO_OFTEN);
    }

    private void strike(int weight) {
        if (strikes.add(weight, now())) {
            session.end(ByeReason.ABUSE);
        }
    }

    private void unauthenticated(Ref ref, String message) {
        session.send(ErrorFrame.of(ref, ErrorCode.UNAUTHENTICATED, message));
        session.end(ByeReason.UNAUTHENTICATED);
    }

    private void unavailable(ClientFrame.Hello hello) {
        session.send(ErrorFrame.of(hello.ref(), ErrorCode.UNAVAILABLE, "the store cannot answer now"));
        session.end(ByeReason.UNAVAILABLE);
    }

    private static ErrorFrame internal(ClientFrame frame) {
        ErrorFrame error = ErrorFrame.of(frame.ref(), ErrorCode.INTERNAL, "the server failed at this frame");
        return frame instanceof ClientFrame.Send send ? error.about(send.cid()) : error;
    }

    private ServerFrame.Welcome welcome(String generation, long unread) {
        SessionConfig config = engine.config();
        WireLimits wire = config.limits();
        SessionConfig.Delivery delivery = config.delivery();
        return new ServerFrame.Welcome(
                session.user(),
                session.device(),
                session.id(),
                generation,
                Affinity.of(session.user()),
                config.times().heartbeat().toMillis(),
                engine.sources().clock().millis(),
                unread,
                new ServerFrame.Limits(
                        wire.contentBytes(),
                        wire.batchFrames(),
                        wire.frameBytes(),
                        delivery.window(),
                        delivery.backlog(),
                        config.ephemeral().watch()));
    }

    private void beat() {
        Roster.Heartbeat pulse = heartbeat;
        if (pulse != null) {
            pulse.beat();
        }
    }

    private long now() {
        return engine.sources().ticker().nanos();
    }
}
