package parley.terminal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.client.model.ConversationId;
import parley.client.model.Counterpart;
import parley.client.model.GroupChange;
import parley.client.model.GroupRules;
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
    private final Gap gap;
    private final Map<UserId, Presence> presences = new HashMap<>();

    News(Surroundings around, Rooms rooms, Hints hints, Transcript transcript, Gap gap) {
        this.around = around;
        this.rooms = rooms;
        this.hints = hints;
        this.transcript = transcript;
        this.gap = gap;
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
            gap.before(open, message);
            if (transcript.show(open, message) && own) {
                hints.show();
            }
            if (!own) {
                rooms.read(open, message.seq());
            }
        } else if (!own && worthTelling(message, with)) {
            around.say(elsewhere(message, with));
        }
    }

    void changed(Message message, GroupChange change) {
        ConversationId id = message.conversation();
        Optional<GroupRules> before = around.circles().rules(id);
        around.circles().changed(id);
        if (change instanceof GroupChange.RulesChanged(var rules)) {
            around.circles().ruled(id, rules);
        }
        boolean gone = !member(message, change);
        Optional<Room> room = rooms.current(id);
        if (room.isPresent()) {
            Room open = room.get();
            gap.before(open, message);
            if (transcript.show(open, message, before)) {
                apply(open, message, change);
                rooms.read(open, message.seq());
            }
        } else if (!around.people().hasRead(id, message.seq())
                && concernsSelf(message, change)
                && (!gone || change instanceof GroupChange.MembersRemoved)) {
            String name = around.circles().name(id);
            around.say(transcript.systemLine(message, change, before) + "  (/to " + Text.brief(name, PREVIEW_COLUMNS)
                    + ")");
        }
    }

    /// Not what was read on another device, is muted, or comes from before the group was left.
    private boolean worthTelling(Message message, Optional<Counterpart> with) {
        boolean left = with.isPresent() && with.get().equals(new Counterpart.Members(false));
        return !left
                && !around.people().hasRead(message.conversation(), message.seq())
                && !around.people()
                        .settings(message.conversation())
                        .muted(around.clock().instant());
    }

    /// Whether the user is in the group after a change, also if that was long ago.
    private boolean member(Message message, GroupChange change) {
        ConversationId id = message.conversation();
        UserId self = around.self();
        Optional<Counterpart> known = around.people().counterpart(id);
        boolean before = !known.equals(Optional.of(new Counterpart.Members(false)));
        if (known.isPresent() && !around.people().later(id, message.seq())) {
            return before;
        }
        boolean after = switch (change) {
            case GroupChange.MembersAdded(var users) -> before || users.contains(self);
            case GroupChange.MembersRemoved(var users) -> before && !users.contains(self);
            case GroupChange.Joined joined -> before || message.sender().equals(self);
            case GroupChange.Left() -> before && !message.sender().equals(self);
            default -> before;
        };
        around.people().isWith(id, new Counterpart.Members(after));
        return after;
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
            case GroupChange.Left() -> {
                if (!message.sender().equals(around.self())) {
                    gone(open, message.sender());
                }
            }
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
