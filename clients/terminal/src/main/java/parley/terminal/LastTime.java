package parley.terminal;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import parley.client.live.Event;
import parley.client.model.Recipient;
import parley.client.model.Sent;
import parley.client.store.Outbox;

/// Shows what becomes of messages of an earlier run, which the connection sends by itself. Guarded by [Chat].
final class LastTime {
    private final Screen screen;
    private final Transcript transcript;
    private final Leftovers leftovers;
    private final Unsettled unsettled;
    private final InstantSource clock;

    LastTime(Screen screen, Transcript transcript, Leftovers leftovers, Unsettled unsettled, InstantSource clock) {
        this.screen = screen;
        this.transcript = transcript;
        this.leftovers = leftovers;
        this.unsettled = unsettled;
        this.clock = clock;
    }

    void left(List<Outbox.Entry> entries) {
        leftovers.add(entries);
        unsettled.sending(entries.size());
        if (!entries.isEmpty()) {
            screen.notice(entries.size() + " unsent from last time; sending now");
        }
    }

    /// Shows those that no line of the conversation shows yet.
    void show(Room room) {
        for (Outbox.Entry entry : leftovers.hidden(room)) {
            Line line = Line.pending(Contents.shown(entry.content()), clock.instant());
            room.keep(line);
            leftovers.shown(entry.cid(), line);
            screen.message(line);
        }
    }

    /// The server has stored a message: one of these, or one that this run sent.
    void sent(Sent sent, Recipient to, Optional<Room> room) {
        if (!leftovers.answered(sent.cid())) {
            return;
        }
        unsettled.stored();
        Optional<Line> shown = leftovers.line(sent.cid());
        if (shown.isEmpty()) {
            screen.notice("sent from last time");
            return;
        }
        Line line = shown.get();
        line.stored(sent.seq(), sent.at());
        screen.ticked(List.of(line));
        room.filter(open -> Leftovers.leadTo(to, open)).ifPresent(open -> {
            open.isIn(sent.conversation());
            open.stored(line, sent.seq());
            transcript.ticked(open.ticks());
        });
    }

    /// The server has refused a message: one of these, or one that this run sent.
    void refused(Event.SendRefused refusal) {
        if (leftovers.answered(refusal.cid())) {
            unsettled.refused();
            leftovers.line(refusal.cid()).ifPresent(line -> {
                line.failed();
                screen.ticked(List.of(line));
            });
            screen.notice("not sent from last time: " + Faults.text(refusal.code(), refusal.message()));
        }
    }
}
