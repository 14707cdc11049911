package parley.client.live;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import parley.client.model.Cid;
import parley.client.model.Content;
import parley.client.model.Recipient;
import parley.client.model.Sent;

/// A send that has no answer yet. Owned by [SendQueue].
final class Pending {
    private final long order;
    private final Recipient to;
    private final Content content;
    private final int bytes;
    private final CompletableFuture<Sent> future;
    private final Backoff backoff;
    private Cid cid;
    private State state = State.QUEUED;
    private long sentAt;

    enum State {
        /// To be sent when its turn comes.
        QUEUED,
        /// On the wire, unanswered.
        IN_FLIGHT,
        /// Waits for the outbox to take its new cid.
        HELD
    }

    Pending(long order, Cid cid, Recipient to, Content content, CompletableFuture<Sent> future, Backoff backoff) {
        this.order = order;
        this.cid = cid;
        this.to = to;
        this.content = content;
        this.bytes = content.json().getBytes(StandardCharsets.UTF_8).length;
        this.future = future;
        this.backoff = backoff;
    }

    long order() {
        return order;
    }

    Cid cid() {
        return cid;
    }

    Recipient to() {
        return to;
    }

    Content content() {
        return content;
    }

    /// Size of the content.
    int bytes() {
        return bytes;
    }

    CompletableFuture<Sent> future() {
        return future;
    }

    Backoff backoff() {
        return backoff;
    }

    boolean is(State wanted) {
        return state == wanted;
    }

    long sentAt() {
        return sentAt;
    }

    void sent(long now) {
        state = State.IN_FLIGHT;
        sentAt = now;
    }

    void hold() {
        state = State.HELD;
    }

    void queue() {
        state = State.QUEUED;
    }

    void queueAs(Cid replacement) {
        cid = replacement;
        state = State.QUEUED;
    }
}
