package parley.adapter.websocket.session;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import parley.adapter.websocket.frame.ByeReason;
import parley.adapter.websocket.frame.FrameDecoder;
import parley.adapter.websocket.frame.ServerFrame;
import parley.kernel.DeviceId;
import parley.kernel.IdGenerator;
import parley.kernel.SessionId;
import parley.kernel.Ticker;
import parley.kernel.TimingWheel;
import parley.kernel.UserId;

/// All sessions of this instance, over every transport.
public final class SessionEngine {
    private static final long DRAIN_STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /// Clients that are due within this time are told together.
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Ports ports;
    private final Sources sources;
    private final SessionConfig config;
    private final SessionMeters meters;
    private final FrameDecoder decoder;
    private final UserLimits limits;
    private final SessionDirectory directory = new SessionDirectory();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();

    /// How sessions reach the contexts.
    public record Ports(Authenticator authenticator, Roster roster, Streams streams, Signals signals) {}

    /// Where sessions get time and ids from.
    ///
    /// @param ticker measures intervals
    /// @param wheel watches deadlines, one timer per session; driven by whoever built it, at least once a second
    public record Sources(Clock clock, Ticker ticker, TimingWheel wheel, IdGenerator ids) {}

    private SessionEngine(Ports ports, Sources sources, SessionConfig config, SessionMeters meters) {
        this.ports = ports;
        this.sources = sources;
        this.config = config;
        this.meters = meters;
        this.decoder = new FrameDecoder(config.limits());
        this.limits = new UserLimits(config.rates());
    }

    public static SessionEngine create(Ports ports, Sources sources, SessionConfig config, SessionMeters meters) {
        return new SessionEngine(ports, sources, config, meters);
    }

    /// Checks a token that came with the request for a connection.
    public Credentials check(String token) {
        long revocations = directory.revocations();
        return switch (ports.authenticator().authenticate(token)) {
            case Authenticator.Verdict.Accepted bearer -> new Credentials.Checked(bearer, token, revocations);
            case Authenticator.Verdict.Refused(String message) -> new Credentials.Refused(message);
        };
    }

    /// Begins a session; the transport calls [Session#closed] when its connection is over.
    public Session open(Link link, Credentials credentials) {
        Session session = new Session(this, link, new SessionId(sources.ids().next()), credentials);
        if (credentials instanceof Credentials.Checked checked) {
            session.bind(checked.bearer());
        }
        directory.add(session);
        meters.add(SessionMeters.Count.SESSIONS_OPENED, 1);
        session.await(config.times().hello());
        return session;
    }

    /// Ends the session of a device that lost its access.
    public void revoke(DeviceId device) {
        directory.revoked(bearer -> bearer.device().equals(device)).forEach(session -> session.end(ByeReason.REVOKED));
    }

    /// Ends all sessions of a user that is no more.
    public void revoke(UserId user) {
        directory.revoked(bearer -> bearer.user().equals(user)).forEach(session -> session.end(ByeReason.REVOKED));
    }

    /// Tells the open sessions of a user what became of the account.
    ///
    /// @param cause the device that brought it about, which knows
    /// @param change for example `device_added`
    public void announce(UserId user, DeviceId cause, String change) {
        directory
                .matching(
                        bearer -> bearer.user().equals(user) && !bearer.device().equals(cause))
                .filter(Session::isOpen)
                .forEach(session -> session.send(new ServerFrame.Account(change)));
    }

    /// Whether new sessions are to be refused.
    public boolean draining() {
        return draining.get();
    }

    /// Sessions that are not over, authenticated or not.
    public int sessions() {
        return directory.count();
    }

    /// Ends all sessions: each completes the sends that it has accepted. Returns when all are over.
    ///
    /// @return how many had to be cut
    public int drain(Departure how) throws InterruptedException {
        draining.set(true);
        if (how.oneByOne()) {
            pace(directory.all(), how);
        } else {
            spread(directory.all(), how.window());
        }
        awaitEmpty(how);
        List<Session> left = directory.all();
        left.forEach(Session::abort);
        return left.size();
    }

    private static void spread(List<Session> sessions, Duration window) {
        for (int place = 0; place < sessions.size(); place++) {
            sessions.get(place).drain(window.toMillis() * place / sessions.size());
        }
    }

    private void pace(List<Session> sessions, Departure how) throws InterruptedException {
        long start = sources.ticker().nanos();
        for (int place = 0; place < sessions.size(); place++) {
            long due = start + (long) (how.window().toNanos() * ((double) place / sessions.size()));
            awaitEmptyUntil(due);
            sessions.get(place).depart(how.overlap());
        }
    }

    /// Waits for a time, but not when nobody is left.
    private void awaitEmptyUntil(long due) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = due - sources.ticker().nanos();
            while (left > PACE_NANOS && directory.count() > 0) {
                long remaining = empty.awaitNanos(left);
                left = Math.min(remaining, due - sources.ticker().nanos());
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitEmpty(Departure how) throws InterruptedException {
        long left = how.overlap().plus(how.patience()).toNanos();
        lock.lockInterruptibly();
        try {
            while (directory.count() > 0 && left > 0) {
                long step = Math.min(left, DRAIN_STEP_NANOS);
                left -= step - Math.max(0, empty.awaitNanos(step));
                // A session that slipped in as draining began is asked to go, too.
                directory.all().stream().filter(Session::listening).forEach(session -> leave(session, how));
            }
        } finally {
            lock.unlock();
        }
    }

    private static void leave(Session session, Departure how) {
        if (how.oneByOne()) {
            session.depart(how.overlap());
        } else {
            session.drain(0);
        }
    }

    /// For transports.
    public SessionConfig config() {
        return config;
    }

    /// For transports.
    public SessionMeters meters() {
        return meters;
    }

    Ports ports() {
        return ports;
    }

    /// For transports.
    public Sources sources() {
        return sources;
    }

    FrameDecoder decoder() {
        return decoder;
    }

    UserLimits limits() {
        return limits;
    }

    SessionDirectory directory() {
        return directory;
    }

    void over(Session session) {
        directory.remove(session);
        meters.add(SessionMeters.Count.SESSIONS_CLOSED, 1);
        if (draining.get() && directory.count() == 0) {
            lock.lock();
            try {
                empty.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
