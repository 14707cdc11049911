package parley.terminal;

import java.util.List;
import parley.client.model.HistoryEntry;
import parley.client.model.HistoryPage;
import parley.client.model.Message;
import parley.client.model.Profile;
import parley.client.model.UserId;
import parley.client.model.Watermark;

/// Shows the messages of the open conversation, each once. Guarded by [Chat].
final class Transcript {
    private static final int NAME_COLUMNS = 60;

    private final UserId self;
    private final Screen screen;
    private final Style style;
    private final Leftovers leftovers;

    Transcript(UserId self, Screen screen, Style style, Leftovers leftovers) {
        this.self = self;
        this.screen = screen;
        this.style = style;
        this.leftovers = leftovers;
    }

    /// A page, with a notice where a day begins.
    void show(Room room, HistoryPage page) {
        String date = "";
        for (HistoryEntry entry : page.entries()) {
            if (entry instanceof HistoryEntry.Stored(var message)) {
                String day = style.date(message.at());
                if (!day.equals(date)) {
                    date = day;
                    screen.notice("— " + day + " —");
                }
                show(room, message);
            }
        }
    }

    void show(Room room, Message message) {
        if (!room.show(message.seq())) {
            return;
        }
        String text = Contents.shown(message.content());
        if (message.sender().equals(self)) {
            Line line = Line.stored("you", text, message.at(), message.seq());
            leftovers.shown(message.cid(), line);
            room.keep(line);
            room.ticks();
            screen.message(line);
        } else {
            screen.message(Line.from(room.peer().handle(), text, message.at(), message.seq()));
        }
    }

    /// Somebody's watermarks moved.
    void reached(Room room, Watermark watermark) {
        if (watermark.user().equals(room.peer().user())) {
            ticked(room.reached(watermark));
        }
    }

    void ticked(List<Line> moved) {
        if (!moved.isEmpty()) {
            screen.ticked(moved);
        }
    }

    static String called(Profile person) {
        String name = Text.brief(person.name(), NAME_COLUMNS);
        return name.equals(person.handle()) ? name : name + " (" + person.handle() + ")";
    }
}
