package parley.adapter.websocket.poll;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.websocket.frame.ServerFrame;
import parley.adapter.websocket.session.Batch;
import parley.adapter.websocket.session.Credentials;
import parley.adapter.websocket.session.Link;
import parley.adapter.websocket.session.Session;
import parley.adapter.websocket.session.SessionEngine;
import parley.adapter.websocket.session.SessionMeters;
import parley.kernel.TimingWheel;

/// One session over HTTP: its reader is whichever POST has its turn, its writer the one GET that waits.
///
/// A GET that ends the session leaves the last batch here for a while, because it may not arrive.
final class PollSession implements Link {
    private static final Logger LOG = LoggerFactory.getLogger(PollSession.class);
    private static final Polled NOTHING = new Polled.Nothing();
    private static final Polled GONE = new Polled.Gone();

    /// Requests with frames that may be under way; more would only wait for each other.
    private static final int POSTS = 4;

    private final SessionEngine engine;
    private final PollConfig config;
    private final PollTransport transport;
    private final String address;
    private final ReentrantLock reader = new ReentrantLock(true);
    private final AtomicInteger posts = new AtomicInteger();
    private final Batches batches = new Batches();
    private final Farewell farewell = new Farewell();
    private volatile @Nullable Session session;
    /// The GET that waits, if any: a connection has a thread of its own, which serves one request at a time.
    private volatile @Nullable Thread turn;
    private volatile boolean awake;
    private boolean forgotten;
    private boolean finishing;
    /// Guarded by `reader`.
    private boolean closed;

    /// What became of a POST.
    enum Posted {
        HANDED_OVER,
        /// Others are under way: nobody looked at it.
        BUSY,
        GONE
    }

    private PollSession(SessionEngine engine, PollConfig config, PollTransport transport, String address) {
        this.engine = engine;
        this.address = address;
        this.config = config;
        this.transport = transport;
    }

    /// @param address holds a place that [#forget] gives back
    static PollSession open(
            SessionEngine engine, PollConfig config, PollTransport transport, String address, Credentials credentials) {
        PollSession opened = new PollSession(engine, config, transport, address);
        opened.session = engine.open(opened, credentials);
        return opened;
    }

    Session session() {
        Session opened = session;
        if (opened == null) {
            throw new IllegalStateException("nothing happens before the session is open");
        }
        return opened;
    }

    String address() {
        return address;
    }

    /// Hands frames over, after those of earlier requests.
    Posted post(byte[] frames) {
        if (posts.incrementAndGet() > POSTS) {
            posts.decrementAndGet();
            return Posted.BUSY;
        }
        reader.lock();
        try {
            if (closed) {
                return Posted.GONE;
            }
            session().receive(frames, 0, frames.length);
            return Posted.HANDED_OVER;
        } finally {
            reader.unlock();
            posts.decrementAndGet();
        }
    }

    /// Waits for something to say, in place of any earlier request that still waits.
    ///
    /// @param acknowledged the highest batch that the client has processed, 0 at first
    Polled poll(long acknowledged) {
        Thread mine = Thread.currentThread();
        Optional<Polled> refusal = enter(acknowledged, mine);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        long until = engine.sources().ticker().nanos() + config.waitTime().toNanos();
        while (true) {
            Optional<Polled> found = look(mine);
            if (found.isPresent()) {
                return found.get();
            }
            long left = until - engine.sources().ticker().nanos();
            if (left <= 0 || mine.isInterrupted()) {
                return giveUp(mine);
            }
            LockSupport.parkNanos(this, left);
        }
    }

    /// Called when the last batch was written, or could not be.
    void finish() {
        synchronized (this) {
            if (finishing || forgotten) {
                return;
            }
            finishing = true;
        }
        farewell.in(engine.config().times().close().toNanos());
        transport.inBackground(this::close);
    }

    @Override
    public void ready(Session waiting) {
        awake = true;
        Thread waiter = turn;
        if (waiter != null) {
            LockSupport.unpark(waiter);
        }
    }

    /// On a thread of its own, because the reader may have to finish first.
    @Override
    public void abort() {
        forget();
        transport.inBackground(() -> {
            session().leave(); // lets a reader go that waits for replies
            close();
        });
    }

    /// Ends the session for the engine, once.
    void close() {
        reader.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            transport.closed();
            session().closed();
        } catch (RuntimeException fault) {
            LOG.atError()
                    .addKeyValue("code", "poll_session_not_closed")
                    .addKeyValue("session", session().id())
                    .setCause(fault)
                    .log("a session over HTTP could not be given up cleanly");
        } finally {
            reader.unlock();
        }
    }

    /// Gives up what is kept for the client, once: from now on nobody finds the session.
    void forget() {
        farewell.cancel();
        Thread waiter;
        synchronized (this) {
            if (forgotten) {
                return;
            }
            forgotten = true;
            waiter = turn;
        }
        transport.forget(this);
        if (waiter != null) {
            LockSupport.unpark(waiter);
        }
    }

    synchronized boolean isForgotten() {
        return forgotten;
    }

    /// Everything queued, of a session that nobody polls.
    List<ServerFrame> queued() {
        List<ServerFrame> frames = new ArrayList<>();
        while (session().take(Integer.MAX_VALUE, Integer.MAX_VALUE) instanceof Batch.Frames(List<ServerFrame> taken)) {
            frames.addAll(taken);
        }
        return frames;
    }

    private Optional<Polled> enter(long acknowledged, Thread mine) {
        Thread older;
        boolean done;
        synchronized (this) {
            if (forgotten) {
                return Optional.of(GONE);
            }
            if (!batches.knows(acknowledged)) {
                return Optional.of(new Polled.Unknown(batches.expected()));
            }
            batches.acknowledge(acknowledged);
            done = batches.done();
            older = turn;
            turn = mine;
        }
        if (done) {
            forget();
            return Optional.of(GONE);
        }
        if (older != null) {
            LockSupport.unpark(older);
        }
        return Optional.empty();
    }

    private synchronized Optional<Polled> look(Thread mine) {
        if (turn != mine) {
            return Optional.of(NOTHING);
        }
        if (forgotten) {
            turn = null;
            return Optional.of(GONE);
        }
        if (awake && batches.unacknowledged().isEmpty()) {
            fill();
        }
        Optional<Polled> given = batches.unacknowledged().map(json -> new Polled.Given(json, batches.last()));
        if (given.isPresent()) {
            turn = null;
        }
        return given;
    }

    private synchronized Polled giveUp(Thread mine) {
        if (turn == mine) {
            turn = null;
        }
        return NOTHING;
    }

    /// Takes from the session's queue until that is empty or the batch is full.
    private void fill() {
        List<ServerFrame> frames = new ArrayList<>();
        OptionalInt close = OptionalInt.empty();
        int most = engine.config().limits().batchFrames();
        int room = config.batchBytes();
        while (awake && ((frames.size() < most && room > 0) || endsWithBye(frames))) {
            awake = false; // before looking: what comes in between sets it again
            switch (session().take(Math.max(1, most - frames.size()), room)) {
                case Batch.Frames(List<ServerFrame> taken) -> {
                    awake = true;
                    frames.addAll(taken);
                    room -= taken.stream().mapToInt(ServerFrame::size).sum();
                }
                case Batch.Nothing nothing -> {}
                case Batch.End(int code) -> close = OptionalInt.of(code);
            }
        }
        if (!frames.isEmpty() || close.isPresent()) {
            engine.meters().add(SessionMeters.Count.FRAMES_OUT, frames.size());
            batches.add(frames, close);
        }
    }

    /// Behind `bye` there is only the end, and a client should see both at once.
    private static boolean endsWithBye(List<ServerFrame> frames) {
        return !frames.isEmpty() && frames.getLast() instanceof ServerFrame.Bye;
    }

    /// Ends the time for which the last batch is kept.
    private final class Farewell extends TimingWheel.Timer {
        void in(long nanos) {
            engine.sources().wheel().arm(this, engine.sources().ticker().nanos() + nanos);
        }

        void cancel() {
            engine.sources().wheel().cancel(this);
        }

        @Override
        protected void fired(long now) {
            forget();
        }
    }
}
