package parley.terminal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.client.model.GroupChange;
import parley.client.model.GroupRules;
import parley.client.model.HistoryEntry;
import parley.client.model.HistoryPage;
import parley.client.model.InboxItem;
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

    /// A page of earlier messages, with a head where a day begins.
    void show(Room room, HistoryPage page) {
        show(room, page, Long.MAX_VALUE, "");
    }

    /// The newest page, also with a head where the messages begin that the user has missed.
    void show(Room room, HistoryPage page, InboxItem item) {
        if (item.unread() == 0) {
            show(room, page);
            return;
        }
        boolean more = page.entries().stream()
                .flatMap(Transcript::seq)
                .findFirst()
                .filter(first -> first > item.read() + 1)
                .isPresent();
        show(room, page, item.read(), item.unread() + " new" + (more ? "; the first of them: /history" : ""));
    }

    private static Stream<Long> seq(HistoryEntry entry) {
        return entry instanceof HistoryEntry.Stored(var message) ? Stream.of(message.seq()) : Stream.empty();
    }

    private void show(Room room, HistoryPage page, long read, String mark) {
        boolean marked = false;
        String date = "";
        for (HistoryEntry entry : page.entries()) {
            if (entry instanceof HistoryEntry.Stored(var message)) {
                String day = around.style().date(message.at());
                if (!day.equals(date)) {
                    date = day;
                    around.screen().head(day);
                }
                if (!marked && message.seq() > read && !message.sender().equals(around.self())) {
                    marked = true;
                    around.screen().head(mark);
                }
                show(room, message);
            }
        }
    }

    /// @return false if it was shown before
    boolean show(Room room, Message message) {
        return show(room, message, Optional.empty());
    }

    /// @param before see [#systemLine]
    /// @return false if it was shown before
    boolean show(Room room, Message message, Optional<GroupRules> before) {
        if (!room.show(message.seq())) {
            return false;
        }
        Optional<GroupChange> change = message.change();
        if (change.isPresent()) {
            around.say(systemLine(message, change.get(), before));
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

    /// @param before the rules until then, to tell what is other now; empty to tell all of them
    String systemLine(Message message, GroupChange change, Optional<GroupRules> before) {
        return around.style().time(message.at()) + " " + systemLines.text(message, change, before);
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
