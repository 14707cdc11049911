package parley.client.live;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.client.model.ClientException;
import parley.client.model.RefusedException;
import parley.client.wire.FrameParser;
import parley.client.wire.MalformedFrameException;
import parley.client.wire.ServerFrame;

/// One link after the other: opens, greets, notices losses, and decides when and whether to open the next,
/// and on which transport. While one polls, a WebSocket may be tried beside it, and while a server that goes
/// down still serves, a link to another one is; it takes over when it is welcomed. Runs under its owner's lock; only
/// opening, which blocks, runs outside of it.
final class Links implements Attempt.Owner {
    private static final int ABNORMAL = 1006;
    private static final int RESTART = 1012;
    private static final int FIRST_OF_OURS = 4400;
    private static final int TOKEN_REFUSED = 4401;
    private static final int REPLACED = 4409;
    /// A greeting that got no welcome may still reach the server this long after, and replace what came after
    /// it.
    private static final long DOUBT_MILLIS = 60_000;
    private static final String DRAIN = "drain";

    private final LiveOptions options;
    private final Ticker ticker;
    private final Opener opener;
    private final Exchange exchange;
    private final Out out;
    private final Backoff backoff;
    private final TransportChoice choice;
    private boolean started;
    private @Nullable Attempt present;
    private @Nullable Attempt successor;
    private long reopenAt = Long.MAX_VALUE;
    /// When to move to another server, while the present one wants that.
    private long moveAt = Long.MAX_VALUE;
    private String route = "";
    private boolean tokenRefused;
    private String token = "";
    private long doubtUntil = Long.MIN_VALUE;

    /// Where effects go.
    interface Out {
        void dispatch(Delivery delivery);

        int backlog();

        Executor executor();

        /// Decides something under the lock that guards everything here.
        boolean decided(BooleanSupplier decision);

        /// Runs an action under that lock.
        void locked(Runnable action);
    }

    Links(Parts parts, LiveOptions options, Exchange exchange, Out out) {
        this.options = options;
        this.ticker = parts.ticker();
        this.opener = new Opener(parts);
        this.exchange = exchange;
        this.out = out;
        this.backoff = new Backoff(parts.random(), options.backoffBase(), options.backoffCap());
        this.choice = new TransportChoice(options.transports(), parts.random());
    }

    void start() {
        if (!started) {
            started = true;
            backoff.reset();
            tokenRefused = false;
            open();
        }
    }

    void stop() {
        if (started) {
            ifPresent(Attempt::close);
            halt(new ConnectionState.Stopped());
        }
    }

    void transmit(String frame) {
        ifPresent(attempt -> attempt.send(frame));
    }

    /// What was transmitted leaves now.
    void flush() {
        ifPresent(Attempt::flush);
    }

    /// Gives the present link up.
    void drop(String cause) {
        ifPresent(attempt -> {
            if (!attempt.is(Attempt.State.OPENING)) {
                drop(attempt, cause);
            }
        });
    }

    /// The application has room again.
    void resume() {
        ifPresent(Attempt::resume);
    }

    void tick() {
        long now = ticker.millis();
        if (now >= reopenAt) {
            open();
        }
        expireGreeting(present, now);
        expireGreeting(successor, now);
        Attempt link = present;
        if (link != null && link.is(Attempt.State.LIVE)) {
            if (successor == null && now >= successionAt(link)) {
                successor = opening(now >= moveAt ? choice.next(now) : TransportKind.WEBSOCKET);
            }
            exchange.tick(!link.paused());
        }
    }

    long nextDeadline() {
        long next = reopenAt;
        Attempt link = present;
        if (link != null) {
            next = Math.min(next, link.deadline());
            if (link.is(Attempt.State.LIVE)) {
                next = Math.min(next, exchange.nextDeadline());
                if (successor == null) {
                    next = Math.min(next, successionAt(link));
                }
            }
        }
        return successor == null ? next : Math.min(next, successor.deadline());
    }

    /// When to open a link beside the present one.
    private long successionAt(Attempt link) {
        return link.kind() == TransportKind.POLLING ? Math.min(moveAt, choice.tryAt()) : moveAt;
    }

    @Override
    public boolean decided(BooleanSupplier decision) {
        return out.decided(decision);
    }

    @Override
    public void locked(Runnable action) {
        out.locked(action);
    }

    @Override
    public void lockedSoon(Runnable action) {
        out.executor().execute(() -> out.locked(action));
    }

    @Override
    public void received(Attempt from, String text) {
        try {
            for (ServerFrame frame : FrameParser.parse(text)) {
                if (from.over()) {
                    return;
                }
                received(from, frame);
            }
        } catch (MalformedFrameException malformed) {
            exchange.violation(String.valueOf(malformed.getMessage()));
            if (!from.over()) {
                drop(from, "the server sent what is no frame");
            }
        }
        if (!from.over()) {
            from.demand(out.backlog() <= options.eventBuffer());
        }
    }

    private void received(Attempt from, ServerFrame frame) {
        if (frame instanceof ServerFrame.Bye goodbye) {
            from.said(goodbye);
            if (from == present && from.is(Attempt.State.LIVE) && leaving(from)) {
                moveAt = ticker.millis() + Math.max(0, goodbye.reconnectAfterMs());
            }
        } else if (from.is(Attempt.State.LIVE)) {
            exchange.frame(frame);
            if (frame instanceof ServerFrame.Synced) {
                backoff.reset();
            }
        } else if (frame instanceof ServerFrame.Welcome welcome) {
            welcomed(from, welcome);
        } else if (frame instanceof ServerFrame.Failure) {
            exchange.frame(frame);
        } else {
            exchange.violation(frame.getClass().getSimpleName() + " before welcome");
        }
    }

    private void welcomed(Attempt from, ServerFrame.Welcome welcome) {
        if (from == successor) {
            ifPresent(former -> {
                if (leaving(former)) {
                    former.close(); // the server waits for that
                } else {
                    former.abort();
                }
            });
            exchange.lost();
            present = from;
            successor = null;
        }
        from.welcomed(welcome.limits());
        choice.welcomed(from.kind());
        moveAt = Long.MAX_VALUE;
        tokenRefused = false;
        token = from.token();
        follow(welcome.route());
        state(new ConnectionState.Connected(welcome.user(), welcome.device(), welcome.unread(), from.kind()));
        exchange.welcome(welcome);
    }

    private void follow(String next) {
        if (!next.equals(route)) {
            route = next;
            out.executor().execute(() -> opener.remember(next));
        }
    }

    private static boolean leaving(Attempt attempt) {
        return attempt.bye().reason().equals(DRAIN);
    }

    private void open() {
        reopenAt = Long.MAX_VALUE;
        state(new ConnectionState.Connecting());
        present = opening(choice.next(ticker.millis()));
    }

    private Attempt opening(TransportKind kind) {
        Attempt attempt = new Attempt(kind, this);
        String refused = tokenRefused ? token : "";
        String lastRoute = route;
        out.executor().execute(() -> {
            Opener.Outcome outcome = opener.open(kind, refused, lastRoute, attempt);
            out.locked(() -> opened(attempt, outcome));
        });
        return attempt;
    }

    private void opened(Attempt attempt, Opener.Outcome outcome) {
        if (attempt.over()) {
            if (outcome instanceof Opener.Outcome.Opened(var link, var _)) {
                link.abort();
                greetedInVain();
            } else if (outcome instanceof Opener.Outcome.Failed failed && failed.greeted()) {
                greetedInVain();
            }
            return;
        }
        switch (outcome) {
            case Opener.Outcome.Opened(var link, var bearer) ->
                attempt.greeting(
                        link, bearer, ticker.millis() + options.answerTimeout().toMillis());
            case Opener.Outcome.LoginRequired(var cause) -> halt(new ConnectionState.LoginRequired(messageOf(cause)));
            case Opener.Outcome.Failed failed -> failed(attempt, failed);
        }
    }

    private void failed(Attempt attempt, Opener.Outcome.Failed failed) {
        attempt.end();
        choice.failed(attempt.kind(), failed.obstructed(), ticker.millis());
        if (failed.greeted()) {
            greetedInVain();
        }
        if (attempt == successor) {
            unsucceeded(failed.waitMillis());
        } else {
            wait(Math.max(failed.waitMillis(), backoff.next()), messageOf(failed.cause()));
        }
    }

    /// A link beside the present one came to nothing; one that is leaving is tried again.
    private void unsucceeded(long waitMillis) {
        successor = null;
        if (moveAt != Long.MAX_VALUE) {
            moveAt = ticker.millis() + Math.max(waitMillis, backoff.next());
        }
    }

    private void expireGreeting(@Nullable Attempt attempt, long now) {
        if (attempt != null && now >= attempt.deadline()) {
            drop(attempt, "no welcome within " + options.answerTimeout());
        }
    }

    private void drop(Attempt attempt, String cause) {
        attempt.abort();
        lost(attempt, ABNORMAL, cause);
    }

    @Override
    public void lost(Attempt from, int code, String reason) {
        if (!from.welcomed()) {
            boolean spoke = !from.bye().reason().isEmpty() || code >= FIRST_OF_OURS || code == RESTART;
            greetedInVain();
            choice.failed(from.kind(), !spoke, ticker.millis());
        }
        if (from == successor) {
            unsucceeded(0);
            return;
        }
        exchange.lost();
        boolean replaced = code == REPLACED || from.bye().reason().equals("replaced");
        Attempt heir = successor;
        if (heir != null && (heir.is(Attempt.State.GREETING) || !replaced)) {
            present = heir;
            successor = null;
            state(new ConnectionState.Connecting());
        } else if (replaced && ticker.millis() >= doubtUntil) {
            halt(new ConnectionState.Replaced());
        } else {
            next(from, code, reason, replaced);
        }
    }

    private void next(Attempt from, int code, String reason, boolean replaced) {
        ServerFrame.Bye bye = from.bye();
        String cause = bye.reason().isEmpty() ? lossOf(code, reason) : "the server said: " + bye.reason();
        boolean badToken = code == TOKEN_REFUSED
                || bye.reason().equals("revoked")
                || bye.reason().equals("expired");
        if (replaced) {
            doubtUntil = Long.MIN_VALUE;
            wait(backoff.next(), "an earlier attempt to connect came through late");
        } else if (badToken && !tokenRefused) {
            tokenRefused = true;
            token = from.token();
            wait(0, cause);
        } else {
            wait(comeBackAfter(bye), cause);
        }
    }

    private long comeBackAfter(ServerFrame.Bye bye) {
        if (moveAt != Long.MAX_VALUE) {
            return Math.max(0, moveAt - ticker.millis());
        }
        return bye.reconnectAfterMs() >= 0 ? bye.reconnectAfterMs() : backoff.next();
    }

    private void greetedInVain() {
        doubtUntil = ticker.millis() + DOUBT_MILLIS;
    }

    private static String lossOf(int code, String reason) {
        String detail = code == ABNORMAL ? reason : (code + " " + reason).strip();
        return detail.isEmpty() ? "lost the connection" : "lost the connection: " + detail;
    }

    private static String messageOf(ClientException cause) {
        return cause instanceof RefusedException refused ? refused.detail() : String.valueOf(cause.getMessage());
    }

    private void wait(long millis, String cause) {
        present = null;
        moveAt = Long.MAX_VALUE;
        reopenAt = ticker.millis() + millis;
        state(new ConnectionState.Waiting(Duration.ofMillis(millis), cause));
    }

    private void halt(ConnectionState state) {
        ifPresent(Attempt::abort);
        if (successor != null) {
            successor.abort();
        }
        present = null;
        successor = null;
        started = false;
        moveAt = Long.MAX_VALUE;
        reopenAt = Long.MAX_VALUE;
        exchange.lost();
        state(state);
    }

    private void ifPresent(Consumer<Attempt> action) {
        if (present != null) {
            action.accept(present);
        }
    }

    private void state(ConnectionState state) {
        out.dispatch(new Delivery.News(new Event.StateChanged(state)));
    }
}
