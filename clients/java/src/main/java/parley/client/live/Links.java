package parley.client.live;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import parley.client.model.ClientException;
import parley.client.model.ErrorCode;
import parley.client.model.LoginRequiredException;
import parley.client.model.RefusedException;
import parley.client.wire.ClientFrames;
import parley.client.wire.FrameParser;
import parley.client.wire.MalformedFrameException;
import parley.client.wire.ServerFrame;

/// One link after the other: opens, greets, notices losses, and decides when and whether to open the next.
/// Runs under its owner's lock; only opening, which blocks, runs outside of it.
final class Links {
    private static final int ABNORMAL = 1006;
    private static final int TOKEN_REFUSED = 4401;
    private static final int REPLACED = 4409;

    private final LiveConnection.Parts parts;
    private final LiveOptions options;
    private final Exchange exchange;
    private final Out out;
    private final Backoff backoff;
    private Phase phase = Phase.STOPPED;
    private Transport.@Nullable Link link;
    private long attempt;
    private long deadline = Long.MAX_VALUE;
    private String route = "";
    private String token = "";
    private boolean tokenRefused;
    private boolean paused;
    private ServerFrame.Bye bye = NO_BYE;

    private static final ServerFrame.Bye NO_BYE = new ServerFrame.Bye("", -1);

    private enum Phase {
        STOPPED,
        OPENING,
        GREETING,
        LIVE,
        WAITING
    }

    /// Where effects go.
    interface Out {
        void dispatch(Delivery delivery);

        int backlog();

        Executor executor();

        /// Runs an action under the lock that guards everything here.
        void locked(Runnable action);
    }

    Links(LiveConnection.Parts parts, LiveOptions options, Exchange exchange, Out out) {
        this.parts = parts;
        this.options = options;
        this.exchange = exchange;
        this.out = out;
        this.backoff = new Backoff(parts.random(), options.backoffBase(), options.backoffCap());
    }

    void start() {
        if (phase == Phase.STOPPED) {
            backoff.reset();
            tokenRefused = false;
            open();
        }
    }

    void stop() {
        if (phase != Phase.STOPPED) {
            if (link != null) {
                link.close();
            }
            halt(new ConnectionState.Stopped());
        }
    }

    void transmit(String frame) {
        if (link != null) {
            link.send(frame);
        }
    }

    /// What was transmitted leaves now.
    void flush() {
        if (link != null) {
            link.flush();
        }
    }

    /// Gives the present link up.
    void drop(String cause) {
        if (link != null) {
            link.abort();
            ended(ABNORMAL, cause);
        }
    }

    /// The application has room again.
    void resume() {
        if (paused && link != null) {
            paused = false;
            link.demand();
        }
    }

    void tick() {
        long now = parts.ticker().millis();
        switch (phase) {
            case WAITING -> {
                if (now >= deadline) {
                    open();
                }
            }
            case GREETING -> {
                if (now >= deadline) {
                    drop("no welcome within " + options.answerTimeout());
                }
            }
            case LIVE -> exchange.tick(!paused);
            case STOPPED, OPENING -> {
                // Waits for the application, or for the transport, which has a timeout.
            }
        }
    }

    long nextDeadline() {
        return phase == Phase.LIVE ? exchange.nextDeadline() : deadline;
    }

    private void open() {
        enter(Phase.OPENING, Long.MAX_VALUE);
        attempt++;
        bye = NO_BYE;
        paused = false;
        state(new ConnectionState.Connecting());
        long mine = attempt;
        String refused = tokenRefused ? token : "";
        String lastRoute = route;
        out.executor().execute(() -> open(mine, refused, lastRoute));
    }

    /// Outside the lock.
    private void open(long mine, String refused, String lastRoute) {
        try {
            TokenSource tokens = parts.tokens();
            String bearer = refused.isEmpty() ? tokens.accessToken() : tokens.accessTokenInsteadOf(refused);
            try {
                opened(mine, bearer, lastRoute);
            } catch (RefusedException refusal) {
                if (refusal.code() != ErrorCode.UNAUTHENTICATED || !refused.isEmpty()) {
                    throw refusal;
                }
                opened(mine, tokens.accessTokenInsteadOf(bearer), lastRoute);
            }
        } catch (LoginRequiredException invalid) {
            out.locked(() -> loginRequired(mine, invalid));
        } catch (RefusedException refusal) {
            if (refusal.code() == ErrorCode.UNAUTHENTICATED) {
                out.locked(() -> loginRequired(mine, refusal));
            } else {
                out.locked(() -> failed(mine, refusal, refusal.retryAfter()));
            }
        } catch (ClientException unreachable) {
            out.locked(() -> failed(mine, unreachable, Duration.ZERO));
        }
    }

    private void opened(long mine, String bearer, String lastRoute) {
        Transport.Link opened = parts.transport().open(bearer, lastRoute, listener(mine));
        out.locked(() -> {
            if (mine != attempt || phase != Phase.OPENING) {
                opened.abort();
                return;
            }
            link = opened;
            token = bearer;
            enter(
                    Phase.GREETING,
                    parts.ticker().millis() + options.answerTimeout().toMillis());
            opened.send(ClientFrames.hello(parts.client()));
            opened.demand();
        });
    }

    private Transport.Listener listener(long mine) {
        return new Transport.Listener() {
            @Override
            public void text(String text) {
                out.locked(() -> received(mine, text));
            }

            // On a thread of its own, because the link may be in the middle of something.
            @Override
            public void lost(int code, String reason) {
                out.executor()
                        .execute(() -> out.locked(() -> {
                            if (mine == attempt && phase != Phase.STOPPED && phase != Phase.WAITING) {
                                ended(code, reason);
                            }
                        }));
            }
        };
    }

    private void received(long mine, String text) {
        try {
            List<ServerFrame> frames = FrameParser.parse(text);
            for (ServerFrame frame : frames) {
                if (mine != attempt || link == null) {
                    return;
                }
                received(frame);
            }
        } catch (MalformedFrameException malformed) {
            exchange.violation(String.valueOf(malformed.getMessage()));
            if (mine == attempt) {
                drop("the server sent what is no frame");
            }
        }
        if (mine == attempt && link != null) {
            paused = out.backlog() > options.eventBuffer();
            if (!paused) {
                link.demand();
            }
        }
    }

    private void received(ServerFrame frame) {
        if (frame instanceof ServerFrame.Bye goodbye) {
            bye = goodbye;
        } else if (phase == Phase.LIVE) {
            exchange.frame(frame);
            if (frame instanceof ServerFrame.Synced) {
                backoff.reset();
            }
        } else if (frame instanceof ServerFrame.Welcome welcome) {
            welcomed(welcome);
        } else if (frame instanceof ServerFrame.Failure) {
            exchange.frame(frame);
        } else {
            exchange.violation(frame.getClass().getSimpleName() + " before welcome");
        }
    }

    private void welcomed(ServerFrame.Welcome welcome) {
        enter(Phase.LIVE, Long.MAX_VALUE);
        tokenRefused = false;
        route = welcome.route();
        if (link != null) {
            link.limits(welcome.limits().batch(), welcome.limits().frame());
        }
        state(new ConnectionState.Connected(welcome.user(), welcome.device(), welcome.unread()));
        exchange.welcome(welcome);
    }

    private void ended(int code, String reason) {
        link = null;
        exchange.lost();
        String cause = bye.reason().isEmpty() ? lossOf(code, reason) : "the server said: " + bye.reason();
        boolean badToken = code == TOKEN_REFUSED
                || bye.reason().equals("revoked")
                || bye.reason().equals("expired");
        if (code == REPLACED || bye.reason().equals("replaced")) {
            halt(new ConnectionState.Replaced());
        } else if (badToken && !tokenRefused) {
            tokenRefused = true;
            wait(0, cause);
        } else if (bye.reconnectAfterMs() >= 0) {
            wait(bye.reconnectAfterMs(), cause);
        } else {
            wait(backoff.next(), cause);
        }
    }

    private static String lossOf(int code, String reason) {
        String detail = code == ABNORMAL ? reason : (code + " " + reason).strip();
        return detail.isEmpty() ? "lost the connection" : "lost the connection: " + detail;
    }

    private void failed(long mine, ClientException cause, Duration atLeast) {
        if (mine == attempt && phase == Phase.OPENING) {
            wait(Math.max(atLeast.toMillis(), backoff.next()), String.valueOf(cause.getMessage()));
        }
    }

    private void loginRequired(long mine, ClientException cause) {
        if (mine == attempt && phase == Phase.OPENING) {
            halt(new ConnectionState.LoginRequired(String.valueOf(cause.getMessage())));
        }
    }

    private void wait(long millis, String cause) {
        attempt++;
        enter(Phase.WAITING, parts.ticker().millis() + millis);
        state(new ConnectionState.Waiting(Duration.ofMillis(millis), cause));
    }

    private void halt(ConnectionState state) {
        attempt++;
        link = null;
        exchange.lost();
        enter(Phase.STOPPED, Long.MAX_VALUE);
        state(state);
    }

    private void enter(Phase next, long until) {
        phase = next;
        deadline = until;
    }

    private void state(ConnectionState state) {
        out.dispatch(new Delivery.News(new Event.StateChanged(state)));
    }
}
