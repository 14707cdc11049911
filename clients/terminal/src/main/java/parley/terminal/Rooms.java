package parley.terminal;

import java.util.ArrayList;
import java.util.Optional;
import parley.client.model.ClientException;
import parley.client.model.ConversationId;
import parley.client.model.Group;
import parley.client.model.GroupRole;
import parley.client.model.HistoryPage;
import parley.client.model.InboxItem;
import parley.client.model.SettingsChanges;
import parley.client.model.UserId;

/// Which conversation is open, and how one is opened. Guarded by [Chat].
final class Rooms {
    private final Surroundings around;
    private final Status status;
    private final Hints hints;
    private final Leftovers leftovers;
    private final Transcript transcript;
    private final LastTime lastTime;
    private final Listing listing;
    private Optional<Room> room = Optional.empty();

    Rooms(
            Surroundings around,
            Status status,
            Hints hints,
            Leftovers leftovers,
            Transcript transcript,
            LastTime lastTime) {
        this.around = around;
        this.status = status;
        this.hints = hints;
        this.leftovers = leftovers;
        this.transcript = transcript;
        this.lastTime = lastTime;
        this.listing = new Listing(around);
    }

    Optional<Room> current() {
        return room;
    }

    /// The open conversation, if it is this one.
    Optional<Room> current(ConversationId conversation) {
        return room.filter(open -> open.isIn(Optional.of(conversation)));
    }

    /// The open group, if it is one.
    Optional<ConversationId> circle() {
        return room.flatMap(
                open -> open.partner() instanceof Partner.Circle circle ? Optional.of(circle.id()) : Optional.empty());
    }

    /// @param whom a handle, a group's name, or a number of the list
    /// @throws NotDone if that is nobody, or more than one
    void open(String whom) {
        open(listing.find(whom));
    }

    void open(Partner partner) {
        Optional<InboxItem> item = around.people().with(partner);
        Optional<ConversationId> conversation =
                partner instanceof Partner.Circle circle ? Optional.of(circle.id()) : item.map(InboxItem::conversation);
        Optional<Group> group =
                partner instanceof Partner.Circle circle ? around.circles().fresh(circle.id()) : Optional.empty();
        Room next = new Room(partner, conversation, group.map(Rooms::others).orElse(1));
        leftovers.forgetLines();
        watchInstead(next);
        room = Optional.of(next);
        status.with(partner.title());
        hints.opened(next);
        around.say(greeting(partner, group));
        item.ifPresent(known -> {
            HistoryPage page = around.server().history(known.conversation(), Command.DEFAULT_HISTORY);
            transcript.reached(next, known.receipts());
            transcript.show(next, page, known);
            read(next, known.head());
            if (known.settings().unread()) {
                around.server()
                        .changeSettings(
                                known.conversation(), SettingsChanges.none().unread(false));
            }
        });
        lastTime.show(next);
    }

    void list(boolean all) {
        listing.show(all, room.isPresent());
    }

    /// The list that conversations are opened from.
    Listing listing() {
        return listing;
    }

    void earlier(int count) {
        if (room.isEmpty() || room.get().conversation().isEmpty()) {
            throw new NotDone("no conversation is open, or it has no messages");
        }
        Room open = room.get();
        ConversationId conversation = open.conversation().get();
        HistoryPage page = open.oldest() == 0
                ? around.server().history(conversation, count)
                : around.server().historyBefore(conversation, open.oldest(), count);
        around.say(page.entries().isEmpty() ? "that is all" : "earlier:");
        transcript.show(open, page);
        if (!page.entries().isEmpty()) {
            around.say("now:");
        }
    }

    void read(Room where, long seq) {
        where.conversation().filter(known -> seq > 0).ifPresent(known -> {
            around.people().read(known, seq);
            around.server().read(known, seq);
        });
    }

    /// Watermarks that moved while this device was away are not pushed.
    void missedReceipts() {
        room.flatMap(Room::conversation).ifPresent(conversation -> {
            transcript.reached(room.get(), new ArrayList<>(around.server().receipts(conversation)));
            hints.show();
        });
    }

    /// The open group has another name.
    void renamed(Room open, String name) {
        open.rename(name);
        status.with(name);
    }

    private static int others(Group group) {
        return group.role() == GroupRole.NONE ? group.members() : group.members() - 1;
    }

    private String greeting(Partner partner, Optional<Group> group) {
        String called = Transcript.called(partner);
        return group.map(known -> "In the group " + called + ", " + Inboxes.members(known.members())
                        + (known.role() == GroupRole.NONE
                                ? ". You are no longer in it."
                                : ". /help groups lists more commands."))
                .orElse("Talking with " + called + ". /help lists the commands.");
    }

    /// Watches the person of the room that opens, and nobody else.
    private void watchInstead(Room next) {
        Optional<UserId> before = room.flatMap(Room::person);
        Optional<UserId> after = next.person().filter(user -> !user.equals(around.self()));
        if (!before.equals(after)) {
            try {
                before.ifPresent(around.server()::unwatch);
                after.ifPresent(around.server()::watch);
            } catch (ClientException refused) {
                around.say(Faults.text(refused));
            }
        }
    }
}
