package parley.adapter.websocket.poll;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import parley.adapter.websocket.frame.ErrorFrame;
import parley.adapter.websocket.session.Admission;
import parley.adapter.websocket.session.Authenticator.Verdict.Accepted;
import parley.adapter.websocket.session.Credentials;
import parley.adapter.websocket.session.Session;
import parley.adapter.websocket.session.SessionEngine;
import parley.adapter.websocket.session.SessionMeters;
import parley.adapter.wire.ErrorCode;
import parley.kernel.SessionId;
import parley.kernel.Ticker;

/// All sessions over HTTP of this instance.
public final class PollTransport {
    private static final long DRAIN_RETRY_MILLIS = 1_000;

    private final PollConfig config;
    private final SessionEngine engine;
    private final ThreadFactory threads;
    private final Admission admission;
    private final ConcurrentMap<SessionId, PollSession> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();

    private PollTransport(PollConfig config, SessionEngine engine, ThreadFactory threads, Ticker ticker) {
        this.config = config;
        this.engine = engine;
        this.threads = threads;
        this.admission = new Admission(config.admission(), ticker);
    }

    /// @param threads makes the virtual threads on which sessions are given up
    public static PollTransport create(PollConfig config, SessionEngine engine, ThreadFactory threads, Ticker ticker) {
        return new PollTransport(config, engine, threads, ticker);
    }

    /// Sessions that are not over.
    public int sessions() {
        return open.get();
    }

    /// Requests that wait for something to say, at most one of each session but for those about to be answered.
    public int waiting() {
        return waiting.get();
    }

    SessionEngine engine() {
        return engine;
    }

    /// Opens a session, whose `hello` has to be accepted.
    ///
    /// @param token empty if the request has none
    /// @param body reads the frames; the first is the `hello`
    /// @throws PollRefusal if there is no room, or the `hello` is not accepted
    PollSession open(String token, String address, Supplier<byte[]> body) {
        if (engine.draining()) {
            throw refused(ErrorCode.UNAVAILABLE, "the server is going down", DRAIN_RETRY_MILLIS);
        }
        switch (admission.enter(address)) {
            case Admission.Answer.Crowding(long retryAfterMs) ->
                throw refused(ErrorCode.RATE_LIMITED, "too many sessions of this address", retryAfterMs);
            case Admission.Answer.Full(long retryAfterMs) ->
                throw refused(ErrorCode.UNAVAILABLE, "the server has all its sessions", retryAfterMs);
            case Admission.Answer.Admitted admitted -> {}
        }
        boolean begun = false;
        try {
            Credentials credentials = token.isEmpty() ? new Credentials.None() : check(token);
            byte[] frames = body.get();
            PollSession fresh = PollSession.open(engine, config, this, address, credentials);
            begun = true;
            open.incrementAndGet();
            return greet(fresh, frames);
        } finally {
            if (!begun) {
                admission.leave(address);
            }
        }
    }

    /// Finds a session of whoever bears the token.
    ///
    /// @throws PollRefusal if the token is not acceptable, or there is no such session of its device
    PollSession find(SessionId id, String token) {
        Accepted bearer = check(token).bearer();
        PollSession found = sessions.get(id);
        if (found == null || !belongs(found.session(), bearer)) {
            throw gone();
        }
        found.session().extend(bearer);
        return found;
    }

    /// The same for a session that is unknown, somebody else's, or over.
    static PollRefusal gone() {
        return PollRefusal.of(ErrorCode.NOT_FOUND, "no such session (expected: open a new one)");
    }

    /// The same as `session`'s, counted while it waits.
    Polled poll(PollSession session, long acknowledged) {
        waiting.incrementAndGet();
        try {
            return session.poll(acknowledged);
        } finally {
            waiting.decrementAndGet();
        }
    }

    void inBackground(Runnable work) {
        threads.newThread(work).start();
    }

    void closed() {
        open.decrementAndGet();
    }

    void forget(PollSession session) {
        sessions.remove(session.session().id(), session);
        admission.leave(session.address());
    }

    private PollSession greet(PollSession fresh, byte[] frames) {
        boolean welcome = false;
        try {
            fresh.post(frames);
            welcome = fresh.session().greeted();
            if (!welcome) {
                throw unwelcome(fresh);
            }
            sessions.put(fresh.session().id(), fresh);
            if (fresh.isForgotten()) {
                sessions.remove(fresh.session().id(), fresh);
            }
            return fresh;
        } finally {
            if (!welcome) {
                fresh.close();
                fresh.forget();
            }
        }
    }

    private PollRefusal unwelcome(PollSession fresh) {
        return fresh.queued().stream()
                .filter(ErrorFrame.class::isInstance)
                .map(ErrorFrame.class::cast)
                .findFirst()
                .map(error -> PollRefusal.of(
                        error.code(), error.message(), error.retryAfterMs().orElse(0)))
                .orElseGet(() -> engine.draining()
                        ? refused(ErrorCode.UNAVAILABLE, "the server is going down", DRAIN_RETRY_MILLIS)
                        : PollRefusal.of(ErrorCode.BAD_FRAME, "no frames (expected: hello as the first frame)"));
    }

    private PollRefusal refused(ErrorCode code, String detail, long retryAfterMs) {
        engine.meters().add(SessionMeters.Count.UPGRADES_REFUSED, 1);
        return PollRefusal.of(code, detail, retryAfterMs);
    }

    private static boolean belongs(Session session, Accepted bearer) {
        return session.user().equals(bearer.user()) && session.device().equals(bearer.device());
    }

    private Credentials.Checked check(String token) {
        return switch (token.isEmpty() ? new Credentials.None() : engine.check(token)) {
            case Credentials.Checked accepted -> accepted;
            case Credentials.Refused(String message) -> throw PollRefusal.of(ErrorCode.UNAUTHENTICATED, message);
            case Credentials.None none -> throw PollRefusal.of(ErrorCode.UNAUTHENTICATED, "bearer token missing");
        };
    }
}
