package parley.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import parley.client.model.ConversationId;
import parley.client.model.MessageReceipts;
import parley.client.model.Page;
import parley.client.model.Privacy;
import parley.client.model.Profile;
import parley.client.model.SettingsChanges;

/// Does what commands about the user's own matters ask for. Guarded by [Chat].
final class OwnDesk {
    private static final int SHOWN = 200;
    private static final int NAME_COLUMNS = 40;

    private final Surroundings around;
    private final Rooms rooms;
    private final Server server;

    OwnDesk(Surroundings around, Rooms rooms) {
        this.around = around;
        this.rooms = rooms;
        this.server = around.server();
    }

    void run(OwnCommand command) {
        SettingsChanges none = SettingsChanges.none();
        switch (command) {
            case OwnCommand.Mute(var time) -> mute(time);
            case OwnCommand.Unmute() -> keep(none.unmute(), "no longer muted");
            case OwnCommand.Archive(var on) -> keep(none.archived(on), on ? "archived" : "no longer archived");
            case OwnCommand.Pin(var on) -> keep(none.pinned(on), on ? "pinned" : "no longer pinned");
            case OwnCommand.MarkUnread() -> keep(none.unread(true), "marked as unread");
            case OwnCommand.Seen() -> seen();
            case OwnCommand.Block(var handle, var on) -> block(handle, on);
            case OwnCommand.Blocks() -> around.say(people("Blocked", server.blocks("", SHOWN)));
            case OwnCommand.Contact(var handle, var on) -> contact(handle, on);
            case OwnCommand.Contacts() -> around.say(people("Contacts", server.contacts("", SHOWN)));
            case OwnCommand.ShowPrivacy() -> around.say(privacy(server.privacy()));
            case OwnCommand.ShowPresence(var to) -> around.say(privacy(server.showPresenceTo(to)));
            case OwnCommand.ShareReads(var on) -> around.say(privacy(server.shareReads(on)));
        }
    }

    private void mute(Duration time) {
        if (time.isZero()) {
            keep(SettingsChanges.none().muteForEver(), "muted");
        } else {
            Instant until = around.clock().instant().plus(time);
            keep(
                    SettingsChanges.none().muteUntil(until),
                    "muted until " + around.style().moment(until));
        }
    }

    private void keep(SettingsChanges changes, String said) {
        inConversation(conversation -> {
            around.people().keeps(conversation, server.changeSettings(conversation, changes));
            around.say(said);
        });
    }

    private void seen() {
        inConversation(conversation -> {
            Optional<Line> last = rooms.current().flatMap(Room::lastOwn);
            if (last.isEmpty()) {
                throw new NotDone("no message of yours is on the screen");
            }
            around.say(seen(last.get(), server.receipts(conversation, last.get().seq(), SHOWN)));
        });
    }

    private String seen(Line line, MessageReceipts receipts) {
        List<String> readers = names(receipts, true);
        List<String> receivers = names(receipts, false);
        return "“" + Text.brief(line.text(), NAME_COLUMNS) + "”"
                + "\n  read by " + receipts.read() + " of " + receipts.members() + listed(readers)
                + "\n  delivered to " + receipts.delivered() + " of " + receipts.members()
                + (receivers.isEmpty() ? "" : ", not yet read by " + SystemLines.joined(receivers));
    }

    private List<String> names(MessageReceipts receipts, boolean read) {
        return receipts.items().stream()
                .filter(item -> item.delivered() && item.read() == read)
                .map(item -> around.people().profile(item.user()).handle())
                .toList();
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "" : ": " + SystemLines.joined(names);
    }

    private void block(String handle, boolean on) {
        server.block(person(handle).user(), on);
        around.say(
                on
                        ? handle + " is blocked: no messages between the two of you, nor presence"
                        : handle + " is no longer blocked");
    }

    private void contact(String handle, boolean on) {
        server.contact(person(handle).user(), on);
        around.say(handle + (on ? " is a contact now" : " is no contact any more"));
    }

    private static String people(String title, Page<Profile> page) {
        return Lists.rows(title, page.items().stream().map(Transcript::called).toList())
                + (page.last() ? "" : "\n  and more");
    }

    private static String privacy(Privacy privacy) {
        String presence = switch (privacy.presence()) {
            case EVERYONE -> "everyone";
            case CONTACTS -> "contacts and members of your groups";
            case NOBODY -> "nobody";
        };
        return "Who sees whether you are online: " + presence + "\nWhat you have read: "
                + (privacy.readReceipts()
                        ? "shown to others, and theirs to you"
                        : "not shown to others, nor theirs to you");
    }

    private void inConversation(Consumer<ConversationId> action) {
        action.accept(rooms.current()
                .flatMap(Room::conversation)
                .orElseThrow(() -> new NotDone("no conversation is open, or it has no messages")));
    }

    private Profile person(String handle) {
        return around.people()
                .byHandle(handle)
                .orElseThrow(() -> new NotDone("nobody here is called " + Text.brief(handle, NAME_COLUMNS)));
    }
}
