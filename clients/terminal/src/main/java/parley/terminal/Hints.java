package parley.terminal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.client.live.Event;
import parley.client.model.UserId;

/// What is of the moment in the open conversation: who types, else who has read the last own message of a
/// group. Guarded by [Chat].
final class Hints {
    private static final int MOST_NAMES = 2;

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
        around.screen().hint(typists.isEmpty() ? room.map(Hints::readers).orElse("") : typing());
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
        long readers =
                open.lastOwn().map(line -> open.reach().readers(line.seq())).orElse(0L);
        return readers == 0
                ? ""
                : "read by " + readers + " of " + Math.max(readers, open.reach().others());
    }
}
