package parley.adapter.websocket.messaging;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import parley.adapter.websocket.frame.ClientFrame;
import parley.adapter.websocket.frame.ErrorFrame;
import parley.adapter.websocket.frame.Ref;
import parley.adapter.websocket.frame.ServerFrame;
import parley.adapter.websocket.session.Session;
import parley.kernel.Cid;
import parley.messaging.port.in.SendMessage;

/// Waits for the result of one `send` and queues the reply, once.
final class SendReply implements SendMessage.Reply {
    private final Session session;
    private final Ref ref;
    private final Cid cid;
    private final @Nullable ErrorFrame refusal;
    private final long started;
    private final AtomicBoolean answered = new AtomicBoolean();

    private SendReply(Session session, Ref ref, Cid cid, @Nullable ErrorFrame refusal) {
        this.session = session;
        this.ref = ref;
        this.cid = cid;
        this.refusal = refusal;
        this.started = session.sendStarted();
    }

    static SendReply to(Session session, ClientFrame.Send frame) {
        return new SendReply(session, frame.ref(), frame.cid(), null);
    }

    /// For a frame that is refused unless its cid is acknowledged.
    static SendReply instead(Session session, Cid cid, ErrorFrame refusal) {
        return new SendReply(session, refusal.ref(), cid, refusal);
    }

    Cid cid() {
        return cid;
    }

    @Override
    public void accept(SendMessage.Result result) {
        if (answered.compareAndSet(false, true)) {
            session.sendAnswered(started, reply(result));
        }
    }

    private ServerFrame reply(SendMessage.Result result) {
        return refusal != null && result instanceof SendMessage.Result.TooLarge
                ? refusal
                : Replies.of(ref, cid, result);
    }
}
