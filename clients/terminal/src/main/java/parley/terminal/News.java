package parley.terminal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.client.model.ConversationId;
import parley.client.model.Counterpart;
import parley.client.model.GroupChange;
import parley.client.model.Message;
import parley.client.model.Presence;
import parley.client.model.UserId;
import parley.client.model.Watermark;

/// Shows what comes from others. Guarded by [Chat].
final class News {
    private static final int PREVIEW_COLUMNS = 60;
    private static final int MAX_PRESENCES = 1_000;

    private final Surroundings around;
    private final Rooms rooms;
    private final Hints hints;
    private final Transcript transcript;
    private final Map<UserId, Presence> presences = new HashMap<>();

    News(Surroundings around, Rooms rooms, Hints hints, Transcript transcript) {
        this.around = around;
        this.rooms = rooms;
        this.hints = hints;
        this.transcript = transcript;
    }

    void received(Message message) {
        boolean own = message.sender().equals(around.self());
        Optional<Counterpart> with = around.people().counterpart(message.conversation());
        if (with.isEmpty() && !own) {
            with = Optional.of(new Counterpart.Person(message.sender()));
            around.people().isWith(message.conversation(), with.get());
        }
        Optional<Room> room = with.flatMap(known -> roomOf(message.conversation(), known));
        if (room.isPresent()) {
            Room open = room.get();
            open.isIn(message.conversation());
            if (transcript.show(open, message) && own) {
                hints.show();
            }
            if (!own) {
                rooms.read(open, message.seq());
            }
        } else if (!own
                && !around.people()
                        .settings(message.conversation())
                        .muted(around.clock().instant())) {
            around.say(elsewhere(message, with));
        }
    }

    void changed(Message message, GroupChange change) {
        ConversationId id = message.conversation();
        around.circles().changed(id);
        around.people().isWith(id, new Counterpart.Members(true));
        Optional<Room> room = rooms.current(id);
        if (room.isPresent()) {
            Room open = room.get();
            if (transcript.show(open, message)) {
                apply(open, message, change);
                rooms.read(open, message.seq());
            }
        } else if (concernsSelf(message, change)) {
            String name = around.circles().name(id);
            around.say(transcript.systemLine(message, change) + "  (/to " + Text.brief(name, PREVIEW_COLUMNS) + ")");
        }
    }

    void reached(ConversationId conversation, List<Watermark> watermarks) {
        rooms.current(conversation).ifPresent(open -> {
            transcript.reached(open, watermarks);
            hints.show();
        });
    }

    void present(Presence presence) {
        Optional<Presence> before = Optional.ofNullable(presences.get(presence.user()));
        if (presences.size() < MAX_PRESENCES || before.isPresent()) {
            presences.put(presence.user(), presence);
        }
        boolean news = before.map(Presence::online).orElse(false) != presence.online()
                || (before.isEmpty() && presence.lastSeen().isAfter(Instant.EPOCH));
        if (news && rooms.current().filter(open -> open.isWith(presence.user())).isPresent()) {
            around.say(around.people().profile(presence.user()).handle() + " " + state(presence));
        }
    }

    /// Like `Bob (bob), who is online`; the name alone if nothing is known.
    String whereabouts(UserId user) {
        String name = Transcript.called(around.people().profile(user));
        Presence known = presences.get(user);
        return known == null || (!known.online() && !known.lastSeen().isAfter(Instant.EPOCH))
                ? name
                : name + ", who " + state(known);
    }

    private String state(Presence presence) {
        if (presence.online()) {
            return "is online";
        }
        return presence.lastSeen().isAfter(Instant.EPOCH)
                ? "was last seen " + around.style().moment(presence.lastSeen())
                : "is offline";
    }

    private Optional<Room> roomOf(ConversationId conversation, Counterpart with) {
        return rooms.current().filter(open -> switch (with) {
            case Counterpart.Person(var user) -> open.isWith(user);
            case Counterpart.Members members -> open.isIn(Optional.of(conversation));
        });
    }

    private String elsewhere(Message message, Optional<Counterpart> with) {
        String author = around.people().profile(message.sender()).handle();
        String text = Text.brief(Contents.shown(message.content()), PREVIEW_COLUMNS);
        String time = around.style().time(message.at()) + " ";
        if (with.isPresent() && with.get() instanceof Counterpart.Members) {
            String group = Text.brief(around.circles().name(message.conversation()), PREVIEW_COLUMNS);
            return time + author + " writes in " + group + ": " + text + "  (/to " + group + ")";
        }
        return time + author + " writes: " + text + "  (/to " + author + ")";
    }

    private void apply(Room open, Message message, GroupChange change) {
        switch (change) {
            case GroupChange.MembersAdded(var users) ->
                open.reach().others(open.reach().others() + users.size());
            case GroupChange.Joined joined -> open.reach().others(open.reach().others() + 1);
            case GroupChange.MembersRemoved(var users) -> users.forEach(user -> gone(open, user));
            case GroupChange.Left() -> gone(open, message.sender());
            case GroupChange.NameChanged(var name) -> rooms.renamed(open, name);
            default -> {
                // Nothing else changes what is on the screen.
            }
        }
        transcript.ticked(open.ticks());
        hints.show();
    }

    private void gone(Room open, UserId user) {
        if (user.equals(around.self())) {
            around.say("you are no longer in this group");
        } else {
            open.reach().forget(user);
            open.reach().others(open.reach().others() - 1);
        }
    }

    private boolean concernsSelf(Message message, GroupChange change) {
        UserId self = around.self();
        return !message.sender().equals(self)
                && switch (change) {
                    case GroupChange.Created(var name, var members, var owner) -> members.contains(self);
                    case GroupChange.MembersAdded(var users) -> users.contains(self);
                    case GroupChange.MembersRemoved(var users) -> users.contains(self);
                    case GroupChange.RoleChanged(var user, var role) -> user.equals(self);
                    case GroupChange.OwnerChanged(var user) -> user.equals(self);
                    default -> false;
                };
    }
}
