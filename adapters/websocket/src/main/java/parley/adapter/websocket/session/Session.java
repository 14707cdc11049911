package parley.adapter.websocket.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.adapter.websocket.frame.ByeReason;
import parley.adapter.websocket.frame.ErrorFrame;
import parley.adapter.websocket.frame.Ref;
import parley.adapter.websocket.frame.ServerFrame;
import parley.adapter.wire.ErrorCode;
import parley.kernel.DeviceId;
import parley.kernel.SessionId;
import parley.kernel.TimingWheel;
import parley.kernel.UserId;

/// One live stream of a device.
///
/// [#receive] and [#closed] belong to the transport's reader, [#take] to its writer; [#receivedPing] and [#refused] to
/// the reader as well, and to any thread once the session is [#greeted]. Everything else may be called by any thread
/// and never waits.
public final class Session {
    private static final long NEVER = -1;
    private static final long SECOND_LOOK_NANOS = 1_000_000_000L;
    private static final int NORMAL_CLOSURE = 1000;

    private final SessionEngine engine;
    private final Link link;
    private final SessionId id;
    private final Outbox outbox;
    private final InFlight inFlight;
    private final Dialogue dialogue;
    private final Deadline deadline = new Deadline();
    private State state = State.WAITING;
    private volatile boolean listening = true;
    private volatile boolean departed;
    private volatile Authenticator.Verdict.@Nullable Accepted bearer;
    private volatile long drainAfterMs = NEVER;
    private volatile long writingSince;
    private volatile boolean writing;
    private volatile boolean suspected;
    private volatile long suspectedWrite;
    private volatile long suspectedAt;

    /// In the order in which a session goes through them; some may be left out.
    private enum State {
        /// No acceptable `hello` yet.
        WAITING,
        OPEN,
        /// As before, but the client was told to go.
        LEAVING,
        /// Nothing more is read; sends in flight complete.
        DRAINING,
        /// `bye` is queued or written.
        ENDING,
        CLOSED
    }

    Session(SessionEngine engine, Link link, SessionId id, Credentials credentials) {
        SessionConfig config = engine.config();
        this.engine = engine;
        this.link = link;
        this.id = id;
        this.outbox = new Outbox(config.queue().frames(), config.queue().bytes());
        this.inFlight = new InFlight(config.inFlight());
        this.dialogue = new Dialogue(engine, this, credentials);
    }

    public SessionId id() {
        return id;
    }

    /// @throws IllegalStateException before `hello` was accepted
    public UserId user() {
        return bound().user();
    }

    /// @throws IllegalStateException before `hello` was accepted
    public DeviceId device() {
        return bound().device();
    }

    /// Acts on the frames in one text message. Returns when they are handed over, and while too many sends
    /// are unanswered, not before.
    public void receive(byte[] source, int offset, int length) {
        dialogue.receive(source, offset, length);
    }

    /// Whether `hello` was accepted: for the reader.
    public boolean greeted() {
        return dialogue.accepted();
    }

    /// Counts a transport's own sign of life.
    ///
    /// @return whether it may be answered
    public boolean receivedPing() {
        return dialogue.receivedPing();
    }

    /// The device showed another token with a request: the session lasts as long as the one that lasts longest.
    ///
    /// @param accepted of the session's own device
    public void extend(Authenticator.Verdict.Accepted accepted) {
        if (accepted.expiresAt() > bound().expiresAt()) {
            bind(accepted);
            expireAt(accepted.expiresAt());
        }
    }

    /// Refuses something that is not even text, and goes on.
    public void refuse(String message) {
        dialogue.refuse(Ref.NONE, ErrorCode.BAD_FRAME, message);
    }

    /// Counts something malformed that the transport refused by itself.
    public void refused() {
        dialogue.refused();
    }

    /// Queues a frame. A queue that is full, or whose writer has been stuck for too long, ends the session.
    public void send(ServerFrame frame) {
        if (frame instanceof ErrorFrame error) {
            engine.meters().refusal(error.code());
        }
        switch (outbox.offer(frame)) {
            case WAKE -> link.ready(this);
            case QUEUED -> cutIfStuck();
            case FULL -> overflow();
            case FINISHED -> {}
        }
    }

    /// Queues frames that are worth little, to leave together, as far as the queue is next to empty: never ends the
    /// session.
    ///
    /// @return how many of them, from the first on, were queued; none before the session is open
    public int offer(List<ServerFrame> frames) {
        if (!isOpen()) {
            return 0; // nothing may come before `welcome`
        }
        Outbox.Offered offered =
                outbox.offerSpare(frames, engine.config().ephemeral().share());
        if (offered.wake()) {
            link.ready(this);
        }
        return offered.taken();
    }

    /// Notes that frames were left out for the lack of room.
    public void shed(int frames) {
        engine.meters().add(SessionMeters.Count.EPHEMERAL_SHED, frames);
    }

    /// Lets the writer look at the transport's own business.
    public void nudge() {
        if (outbox.nudge() == Outbox.Offer.WAKE) {
            link.ready(this);
        }
    }

    /// Notes that a `send` is handed over.
    ///
    /// @return when, for [#sendAnswered]
    public long sendStarted() {
        inFlight.add();
        engine.meters().add(SessionMeters.Count.SENDS, 1);
        return engine.sources().ticker().nanos();
    }

    /// Queues the reply to a `send`.
    ///
    /// @param started what [#sendStarted] returned
    public void sendAnswered(long started, ServerFrame reply) {
        send(reply);
        if (reply instanceof ServerFrame.Ack) {
            engine.meters().add(SessionMeters.Count.ACKS, 1);
        }
        engine.meters().answered(engine.sources().ticker().nanos() - started);
        completed();
    }

    /// Notes that another frame is handed over whose reply comes later.
    public void frameStarted() {
        inFlight.add();
    }

    /// Queues the replies to such a frame, if any.
    public void frameAnswered(Optional<ServerFrame> reply) {
        reply.ifPresent(this::send);
        completed();
    }

    /// What the writer has to do next.
    ///
    /// @param frames most frames
    /// @param bytes most bytes, unless a single frame is larger
    public Batch take(int frames, int bytes) {
        Batch batch = outbox.take(frames, bytes);
        if (batch instanceof Batch.Frames) {
            writingSince = engine.sources().wheel().now();
            writing = true;
        } else {
            writing = false;
        }
        return batch;
    }

    /// A newer session of the same device took over.
    public void replaced() {
        end(ByeReason.REPLACED);
    }

    /// No sign of life came for too long.
    public void expired() {
        end(ByeReason.HEARTBEAT);
    }

    /// The device has not confirmed anything for too long.
    public void tooSlow() {
        end(ByeReason.SLOW);
    }

    /// Says `bye`, and then the transport closes.
    public void end(ByeReason reason) {
        end(reason, NEVER);
    }

    /// The client takes its leave: what is queued is still written.
    public void leave() {
        finish(List.of(), NORMAL_CLOSURE, engine.config().times().close());
    }

    /// Cuts the connection.
    public void abort() {
        link.abort();
    }

    /// The connection is over. Gives up the stream and the place in the roster; called once, by the reader.
    public void closed() {
        advance(State.CLOSED);
        deadline.cancel();
        outbox.finish(List.of(), NORMAL_CLOSURE);
        inFlight.release();
        try {
            dialogue.over();
        } finally {
            engine.over(this);
        }
    }

    void await(Duration hello) {
        deadline.in(hello.toNanos());
    }

    /// Completes the sends in flight, then ends.
    void drain(long reconnectAfterMs) {
        drainAfterMs = reconnectAfterMs;
        advance(State.DRAINING);
        if (inFlight.none()) {
            end(ByeReason.DRAIN, reconnectAfterMs);
        }
    }

    /// Tells the client to go, and serves it on until it goes or `overlap` is over. Does nothing the second time; a
    /// session that is not open ends at once.
    void depart(Duration overlap) {
        boolean told;
        synchronized (this) {
            told = state == State.OPEN && advance(State.LEAVING);
            if (told) {
                deadline.in(overlap.toNanos());
            }
        }
        if (told) {
            send(new ServerFrame.Bye(ByeReason.DRAIN, 0));
        } else if (state() == State.WAITING) {
            drain(0);
        }
    }

    void end(ByeReason reason, long reconnectAfterMs) {
        // Who was told to go already is not told again.
        List<ServerFrame> farewell = reason == ByeReason.DRAIN && departed
                ? List.of()
                : List.of(new ServerFrame.Bye(reason, reconnectAfterMs));
        // What a slow device has in its queue is written after all, so that it gets further with every connection.
        Duration patience = reason == ByeReason.SLOW
                ? engine.config().times().write()
                : engine.config().times().close();
        if (finish(farewell, reason.close().code(), patience)) {
            engine.meters().ending(reason);
        }
    }

    /// Belongs to somebody from now on; the deadline is that of the token.
    void bind(Authenticator.Verdict.Accepted accepted) {
        bearer = accepted;
    }

    void opened() {
        advance(State.OPEN);
        expireAt(bound().expiresAt());
    }

    /// Moves the end of an open session; one that is about to end keeps its deadline.
    synchronized void expireAt(long millis) {
        if (state == State.OPEN) {
            long left = Math.max(0, millis - engine.sources().clock().millis());
            deadline.in(Duration.ofMillis(left).toNanos());
        }
    }

    Optional<Authenticator.Verdict.Accepted> bearer() {
        return Optional.ofNullable(bearer);
    }

    /// Whether frames of the client still count.
    boolean listening() {
        return listening;
    }

    /// Whether it was welcomed and is served.
    boolean isOpen() {
        State now = state();
        return now == State.OPEN || now == State.LEAVING;
    }

    InFlight inFlight() {
        return inFlight;
    }

    private Authenticator.Verdict.Accepted bound() {
        Authenticator.Verdict.Accepted accepted = bearer;
        if (accepted == null) {
            throw new IllegalStateException("session " + id + " said no hello");
        }
        return accepted;
    }

    private boolean finish(List<ServerFrame> farewell, int code, Duration patience) {
        Outbox.Offer offer = outbox.finish(farewell, code);
        if (offer == Outbox.Offer.FINISHED) {
            return false;
        }
        if (advance(State.ENDING)) {
            deadline.in(patience.toNanos());
        }
        inFlight.release();
        if (offer == Outbox.Offer.WAKE) {
            link.ready(this);
        }
        return true;
    }

    private void completed() {
        long drainAfter = drainAfterMs;
        if (inFlight.remove() && drainAfter != NEVER) {
            end(ByeReason.DRAIN, drainAfter);
        }
    }

    /// Looks twice at the same write: after a pause of the whole process every write seems to take long.
    private void cutIfStuck() {
        long now = engine.sources().wheel().now();
        long since = writingSince;
        if (!writing || now - since <= engine.config().times().write().toNanos()) {
            return;
        }
        if (!suspected || suspectedWrite != since) {
            suspectedAt = now;
            suspectedWrite = since;
            suspected = true;
        } else if (now - suspectedAt >= SECOND_LOOK_NANOS) {
            overflow();
            link.abort();
        }
    }

    private void overflow() {
        engine.meters().add(SessionMeters.Count.QUEUE_OVERFLOWS, 1);
        end(ByeReason.SLOW);
    }

    /// @return whether the session had not come that far already
    private synchronized boolean advance(State next) {
        if (state.compareTo(next) >= 0) {
            return false;
        }
        departed |= next == State.LEAVING;
        state = next;
        listening = next.compareTo(State.DRAINING) < 0;
        return true;
    }

    private synchronized State state() {
        return state;
    }

    /// The one deadline that counts in the present state.
    private final class Deadline extends TimingWheel.Timer {
        private volatile long at;

        void in(long nanos) {
            at = engine.sources().ticker().nanos() + nanos;
            engine.sources().wheel().arm(this, at);
        }

        void cancel() {
            engine.sources().wheel().cancel(this);
        }

        @Override
        protected void fired(long now) {
            if (now - at < 0) {
                return; // moved while it fired
            }
            switch (state()) {
                case WAITING -> dialogue.helloMissed();
                case OPEN -> end(ByeReason.EXPIRED);
                case LEAVING -> drain(0);
                case DRAINING, ENDING -> link.abort();
                case CLOSED -> {}
            }
        }
    }
}
