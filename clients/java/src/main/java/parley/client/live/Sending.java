package parley.client.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import parley.client.model.Cid;
import parley.client.model.ClosedException;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.ErrorCode;
import parley.client.model.Message;
import parley.client.model.Recipient;
import parley.client.model.RefusedException;
import parley.client.model.Sent;
import parley.client.wire.ClientFrames;
import parley.client.wire.ServerFrame;

/// The sending half of an [Exchange]: puts messages on the wire in their turn until each has an answer. Not
/// safe for concurrent use.
final class Sending {
    /// The connection is about to end; a send that comes back meanwhile must not spin.
    private static final long UNAUTHENTICATED_PAUSE_MILLIS = 1_000;

    private final LiveOptions options;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final ServerTime time;
    private final SendQueue queue;
    private final Out out;
    private int contentLimit = ServerFrame.Limits.DEFAULTS.content();
    private boolean live;
    private long orders;

    /// Where effects go.
    interface Out {
        /// Gives a frame to the present link.
        void transmit(String frame);

        void dispatch(Delivery delivery);

        /// Where futures are completed.
        Executor executor();
    }

    Sending(LiveOptions options, Ticker ticker, RandomGenerator random, ServerTime time, Out out) {
        this.options = options;
        this.ticker = ticker;
        this.random = random;
        this.time = time;
        this.queue = new SendQueue(options);
        this.out = out;
    }

    /// A new cid; or nothing if too many sends are unanswered.
    Optional<Cid> admit() {
        return queue.full() ? Optional.empty() : Optional.of(mint());
    }

    /// Takes a send whose cid the outbox has.
    void submit(Cid cid, Recipient to, Content content, CompletableFuture<Sent> future) {
        Backoff patience = new Backoff(random, options.backoffBase(), options.backoffCap());
        queue.add(new Pending(orders++, cid, to, content, future, patience));
        pump();
    }

    /// A link is ready.
    ///
    /// @param limit bytes of content that the server takes
    void connected(int limit) {
        contentLimit = limit;
        live = true;
        pump();
    }

    /// The link is gone.
    void lost() {
        live = false;
        queue.lost();
    }

    /// The send that an `ack` answers; empty if it has its answer already.
    Optional<Event.Sent> acknowledged(ServerFrame.Ack ack) {
        return queue.find(ack.cid())
                .map(send -> answered(
                        send,
                        new Sent(
                                ack.cid(),
                                ack.conversation(),
                                ack.seq(),
                                Instant.ofEpochMilli(ack.at()),
                                ack.duplicate())));
    }

    /// The send whose own entry came as a message, because its `ack` was lost.
    Optional<Event.Sent> acknowledged(Message own) {
        return queue.find(own.cid())
                .map(send -> answered(send, new Sent(own.cid(), own.conversation(), own.seq(), own.at(), false)));
    }

    /// Does with a send what the server's refusal asks for.
    ///
    /// @return false if the error answers no send
    boolean refused(ServerFrame.Failure error) {
        Optional<Pending> found = find(error.ref()).or(() -> find(error.cid()));
        found.ifPresent(send -> refused(send, error));
        pump();
        return found.isPresent();
    }

    void reminted(Delivery.Remint remint) {
        queue.release(remint.send(), remint.replacement());
        pump();
    }

    /// Does what is due.
    void tick(long now) {
        queue.expire(now);
        pump();
    }

    long nextDeadline(long now) {
        return queue.nextDeadline(now);
    }

    /// Whether a send with this cid has no answer yet.
    boolean awaits(Cid cid) {
        return queue.find(cid).isPresent();
    }

    boolean mayLandIn(ConversationId conversation) {
        return queue.mayLandIn(conversation);
    }

    /// Puts on the wire whose turn it is.
    void pump() {
        if (!live) {
            return;
        }
        for (List<Pending> ready = queue.take(ticker.millis()); !ready.isEmpty(); ready = queue.take(ticker.millis())) {
            ready.forEach(this::transmit);
        }
    }

    /// Gives all unanswered sends up.
    void close() {
        for (Pending send : queue.drain()) {
            fail(send, new ClosedException("closed before the server answered for " + send.cid()));
        }
    }

    private void transmit(Pending send) {
        if (send.bytes() > contentLimit) {
            refuse(
                    send,
                    ErrorCode.TOO_LARGE,
                    "content: " + send.bytes() + " bytes (expected: at most " + contentLimit + ")");
        } else {
            out.transmit(ClientFrames.send(send.to(), send.cid(), send.content()));
        }
    }

    private Event.Sent answered(Pending send, Sent sent) {
        queue.learn(send.to(), sent.conversation());
        queue.answered(send);
        send.future().completeAsync(() -> sent, out.executor());
        return new Event.Sent(sent, send.to(), send.content());
    }

    private void refused(Pending send, ServerFrame.Failure error) {
        long now = ticker.millis();
        switch (error.code()) {
            case RATE_LIMITED -> queue.tooFast(send, now, error.retryAfterMs());
            case UNAUTHENTICATED -> queue.again(send, now + UNAUTHENTICATED_PAUSE_MILLIS);
            case INTERNAL, UNAVAILABLE ->
                queue.again(
                        send,
                        now + Math.max(error.retryAfterMs(), send.backoff().next()));
            case BAD_FRAME -> {
                if (error.now() > 0) {
                    time.told(error.now());
                    queue.hold(send);
                    out.dispatch(new Delivery.Remint(send, mint()));
                } else {
                    refuse(send, error.code(), error.message());
                }
            }
            default -> refuse(send, error.code(), error.message());
        }
    }

    private void refuse(Pending send, ErrorCode code, String message) {
        queue.answered(send);
        fail(send, new RefusedException(code, message, Duration.ZERO));
        out.dispatch(new Delivery.News(new Event.SendRefused(send.cid(), send.to(), send.content(), code, message)));
    }

    private void fail(Pending send, RuntimeException cause) {
        out.executor().execute(() -> send.future().completeExceptionally(cause));
    }

    private Optional<Pending> find(String cid) {
        try {
            return queue.find(Cid.parse(cid));
        } catch (IllegalArgumentException noCid) {
            return Optional.empty();
        }
    }

    private Cid mint() {
        return Cid.of(time.millis(), random.nextLong(), random.nextLong());
    }
}
