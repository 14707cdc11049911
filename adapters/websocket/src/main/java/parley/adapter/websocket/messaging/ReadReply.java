package parley.adapter.websocket.messaging;

import java.util.concurrent.atomic.AtomicBoolean;
import parley.adapter.websocket.frame.Ref;
import parley.adapter.websocket.session.Session;
import parley.messaging.port.in.MarkRead;

/// Waits for the result of one `read` and queues the refusal, if it is one; once.
final class ReadReply implements MarkRead.Reply {
    private final Session session;
    private final Ref ref;
    private final AtomicBoolean answered = new AtomicBoolean();

    ReadReply(Session session, Ref ref) {
        this.session = session;
        this.ref = ref;
        session.frameStarted();
    }

    @Override
    public void accept(MarkRead.Result result) {
        if (answered.compareAndSet(false, true)) {
            session.frameAnswered(Replies.of(ref, result));
        }
    }
}
