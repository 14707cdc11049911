package parley.terminal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.client.live.Event;
import parley.client.model.UserId;

/// What is of the moment in the open conversation: who types, else how many have read the message just sent
/// to a group. Guarded by [Chat].
final class Hints {
    private static final int MOST_NAMES = 2;
    private static final int QUOTE_COLUMNS = 40;

    private final Surroundings around;
    private final Set<UserId> typists = new LinkedHashSet<>();
    private Optional<Room> room = Optional.empty();

    Hints(Surroundings around) {
        this.around = around;
    }

    void opened(Room open) {
        room = Optional.of(open);
        typists.clear();
        show();
    }

    void typing(Event.Typing event) {
        if (room.isEmpty()
                || !room.get().isIn(Optional.of(event.conversation()))
                || event.user().equals(around.self())) {
            return;
        }
        if (event.on()) {
            typists.add(event.user());
        } else {
            typists.remove(event.user());
        }
        show();
    }

    /// Something that a hint may tell has changed.
    void show() {
        boolean passing = !typists.isEmpty();
        around.screen().hint(passing ? typing() : room.map(Hints::readers).orElse(""), passing);
    }

    private String typing() {
        if (typists.size() > MOST_NAMES) {
            return typists.size() + " people are typing…";
        }
        List<String> names = typists.stream()
                .map(user -> around.people().profile(user).handle())
                .toList();
        return SystemLines.joined(names) + (names.size() == 1 ? " is" : " are") + " typing…";
    }

    private static String readers(Room open) {
        if (!(open.partner() instanceof Partner.Circle)) {
            return "";
        }
        return open.lastOwn()
                .filter(Line::fresh)
                .map(line -> readers(open.reach(), line))
                .orElse("");
    }

    /// Nothing as long as nobody has read it, nor when all have: its tick says that.
    private static String readers(Reach reach, Line line) {
        long readers = reach.readers(line.seq());
        return readers == 0 || readers >= reach.others()
                ? ""
                : "read by " + readers + " of " + reach.others() + ": " + Text.brief(line.text(), QUOTE_COLUMNS);
    }
}
