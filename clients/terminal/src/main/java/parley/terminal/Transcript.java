package parley.terminal;

import java.util.List;
import java.util.Optional;
import parley.client.model.GroupChange;
import parley.client.model.HistoryEntry;
import parley.client.model.HistoryPage;
import parley.client.model.Message;
import parley.client.model.Profile;
import parley.client.model.Watermark;

/// Shows the messages of the open conversation, each once. Guarded by [Chat].
final class Transcript {
    private static final int NAME_COLUMNS = 60;

    private final Surroundings around;
    private final Leftovers leftovers;
    private final SystemLines systemLines;

    Transcript(Surroundings around, Leftovers leftovers) {
        this.around = around;
        this.leftovers = leftovers;
        this.systemLines = new SystemLines(around.self(), around.people());
    }

    /// A page, with a notice where a day begins.
    void show(Room room, HistoryPage page) {
        String date = "";
        for (HistoryEntry entry : page.entries()) {
            if (entry instanceof HistoryEntry.Stored(var message)) {
                String day = around.style().date(message.at());
                if (!day.equals(date)) {
                    date = day;
                    around.say("— " + day + " —");
                }
                show(room, message);
            }
        }
    }

    /// @return false if it was shown before
    boolean show(Room room, Message message) {
        if (!room.show(message.seq())) {
            return false;
        }
        Optional<GroupChange> change = message.change();
        if (change.isPresent()) {
            around.say(systemLine(message, change.get()));
            return true;
        }
        String text = Contents.shown(message.content());
        if (message.sender().equals(around.self())) {
            Line line = Line.stored("you", text, message.at(), message.seq());
            leftovers.shown(message.cid(), line);
            room.keep(line);
            room.ticks();
            around.screen().message(line);
        } else {
            String author = around.people().profile(message.sender()).handle();
            around.screen().message(Line.from(author, text, message.at(), message.seq()));
        }
        return true;
    }

    String systemLine(Message message, GroupChange change) {
        return around.style().time(message.at()) + " " + systemLines.text(message, change);
    }

    /// Watermarks moved: the other person's, or those of members of a group.
    void reached(Room room, List<Watermark> watermarks) {
        ticked(room.reached(watermarks.stream()
                .filter(mark -> switch (room.partner()) {
                    case Partner.Person(var profile) -> mark.user().equals(profile.user());
                    case Partner.Circle circle -> !mark.user().equals(around.self());
                })
                .toList()));
    }

    void ticked(List<Line> moved) {
        if (!moved.isEmpty()) {
            around.screen().ticked(moved);
        }
    }

    static String called(Partner partner) {
        return switch (partner) {
            case Partner.Person(var profile) -> called(profile);
            case Partner.Circle circle -> Text.brief(circle.name(), NAME_COLUMNS);
        };
    }

    static String called(Profile person) {
        String name = Text.brief(person.name(), NAME_COLUMNS);
        return name.equals(person.handle()) ? name : name + " (" + person.handle() + ")";
    }
}
