package parley.client.live;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import parley.client.wire.ServerFrame;

/// One link on its way from being opened to its end. Guarded by the lock that its owner uses.
final class Attempt implements Transport.Listener {
    private static final ServerFrame.Bye NO_BYE = new ServerFrame.Bye("", -1);

    private final TransportKind kind;
    private final Owner owner;
    private State state = State.OPENING;
    private Transport.@Nullable Link link;
    private ServerFrame.Bye bye = NO_BYE;
    private String token = "";
    private long deadline = Long.MAX_VALUE;
    private boolean welcomed;
    private boolean paused;
    private Runnable cancel = () -> {};

    enum State {
        OPENING,
        /// The server was greeted and has not welcomed.
        GREETING,
        LIVE,
        OVER
    }

    /// What an attempt tells.
    interface Owner {
        /// Decides something under the lock.
        boolean decided(BooleanSupplier decision);

        /// Runs an action under the lock.
        void locked(Runnable action);

        /// The same, on a thread of its own, because the link may be in the middle of something.
        void lockedSoon(Runnable action);

        /// A message came; never after the end.
        void received(Attempt from, String text);

        /// The link was lost; once.
        void lost(Attempt from, int code, String reason);
    }

    Attempt(TransportKind kind, Owner owner) {
        this.kind = kind;
        this.owner = owner;
    }

    TransportKind kind() {
        return kind;
    }

    boolean is(State wanted) {
        return state == wanted;
    }

    boolean over() {
        return state == State.OVER;
    }

    /// What the server said before it ended the link.
    ServerFrame.Bye bye() {
        return bye;
    }

    void said(ServerFrame.Bye goodbye) {
        bye = goodbye;
    }

    /// The access token that it was opened with.
    String token() {
        return token;
    }

    /// When to give up waiting for the welcome.
    long deadline() {
        return state == State.GREETING ? deadline : Long.MAX_VALUE;
    }

    /// The link is open and has greeted the server.
    void greeting(Transport.Link opened, String bearer, long until) {
        link = opened;
        token = bearer;
        deadline = until;
        state = State.GREETING;
        opened.demand();
    }

    void welcomed(ServerFrame.Limits limits) {
        state = State.LIVE;
        welcomed = true;
        if (link != null) {
            link.limits(limits.batch(), limits.frame());
        }
    }

    /// Whether the server has welcomed the device on it, also if it is over by now.
    boolean welcomed() {
        return welcomed;
    }

    void send(String frame) {
        if (link != null) {
            link.send(frame);
        }
    }

    void flush() {
        if (link != null) {
            link.flush();
        }
    }

    /// Asks for the next message, now or with [#resume].
    void demand(boolean now) {
        paused = !now;
        if (now && link != null) {
            link.demand();
        }
    }

    boolean paused() {
        return paused;
    }

    void resume() {
        if (paused) {
            demand(true);
        }
    }

    /// The link has ended.
    void end() {
        state = State.OVER;
        link = null;
    }

    void abort() {
        if (link != null) {
            link.abort();
        } else if (is(State.OPENING)) {
            cancel.run();
        }
        end();
    }

    void close() {
        if (link != null) {
            link.close();
        } else if (is(State.OPENING)) {
            cancel.run();
        }
        end();
    }

    @Override
    public boolean greet(Runnable greet, Runnable undo) {
        return owner.decided(() -> {
            if (over()) {
                return false;
            }
            cancel = undo;
            greet.run();
            return true;
        });
    }

    @Override
    public void text(String text) {
        owner.locked(() -> {
            if (!over()) {
                owner.received(this, text);
            }
        });
    }

    @Override
    public void lost(int code, String reason) {
        owner.lockedSoon(() -> {
            if (!over()) {
                end();
                owner.lost(this, code, reason);
            }
        });
    }
}
