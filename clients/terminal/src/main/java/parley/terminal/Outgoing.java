package parley.terminal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import parley.client.model.ClientException;
import parley.client.model.ClosedException;
import parley.client.model.Content;
import parley.client.model.Counterpart;
import parley.client.model.Sent;

/// What the user says, and what becomes of it. Guarded by the lock it is given.
final class Outgoing {
    private final ReentrantLock lock;
    private final Surroundings around;
    private final Rooms rooms;
    private final Hints hints;
    private final Transcript transcript;
    private final Unsettled unsettled;

    Outgoing(
            ReentrantLock lock,
            Surroundings around,
            Rooms rooms,
            Hints hints,
            Transcript transcript,
            Unsettled unsettled) {
        this.lock = lock;
        this.around = around;
        this.rooms = rooms;
        this.hints = hints;
        this.transcript = transcript;
        this.unsettled = unsettled;
    }

    void say(Room open, String text) {
        Line line = Line.pending(text, around.clock().instant());
        open.keep(line);
        around.screen().message(line);
        unsettled.sending(1);
        CompletableFuture<Sent> sending = around.server().send(open.partner().recipient(), Content.text(text));
        var _ = sending.whenComplete((sent, failure) -> {
            lock.lock();
            try {
                if (failure == null) {
                    stored(open, line, sent);
                } else {
                    failed(line, failure);
                }
            } finally {
                lock.unlock();
            }
        });
    }

    private void stored(Room where, Line line, Sent sent) {
        unsettled.stored();
        where.isIn(sent.conversation());
        where.person().ifPresent(user -> around.people().isWith(sent.conversation(), new Counterpart.Person(user)));
        line.stored(sent.seq(), sent.at());
        where.stored(line, sent.seq());
        around.screen().ticked(List.of(line));
        transcript.ticked(where.ticks());
        hints.show();
        rooms.current()
                .filter(open -> !open.equals(where)
                        && open.partner().recipient().equals(where.partner().recipient()))
                .ifPresent(reopened -> appear(reopened, line, sent));
    }

    /// The conversation was left and opened again while the message was on its way.
    private void appear(Room reopened, Line line, Sent sent) {
        reopened.isIn(sent.conversation());
        if (reopened.show(sent.seq())) {
            reopened.keep(line);
            around.screen().message(line);
        }
    }

    private void failed(Line line, Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (failure instanceof ClosedException || cause instanceof ClosedException) {
            return;
        }
        unsettled.refused();
        line.failed();
        around.screen().ticked(List.of(line));
        String reason = (failure instanceof ClientException ? failure : cause) instanceof ClientException refused
                ? Faults.text(refused)
                : String.valueOf(cause.getMessage());
        around.say("not sent: " + reason);
    }
}
