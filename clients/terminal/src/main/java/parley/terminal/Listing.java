package parley.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import parley.client.model.Counterpart;
import parley.client.model.Group;
import parley.client.model.GroupRole;
import parley.client.model.InboxItem;

/// The list of conversations as it was last shown, and whom a number or a name means. Guarded by [Chat].
final class Listing {
    private static final int NAME_COLUMNS = 60;

    private final Surroundings around;
    private List<InboxItem> listed = List.of();
    private boolean offering;

    Listing(Surroundings around) {
        this.around = around;
    }

    /// @param all with what is archived
    /// @param talking whether a conversation is open
    void show(boolean all, boolean talking) {
        List<InboxItem> inbox = around.people().inbox();
        listed = sorted(inbox, all);
        around.circles().learn(listed);
        offering = true;
        around.say(Inboxes.text(listed, around, inbox.size() - listed.size(), talking));
    }

    /// Ends the offer to open a conversation by its bare number.
    ///
    /// @return whether there was one: a list has been shown, and nothing was typed since
    boolean endOffer() {
        boolean before = offering;
        offering = false;
        return before;
    }

    /// Whether a text is a number of the list.
    boolean has(String text) {
        return text.matches("\\d{1,4}") && numbered(Integer.parseInt(text)).isPresent();
    }

    /// @param whom a handle, also with `@` before it, the name of a group, or a number of the list
    /// @throws NotDone if that is nobody, or more than one
    Partner find(String whom) {
        if (listed.isEmpty() && whom.matches("\\d{1,4}")) {
            listed = sorted(around.people().inbox(), false);
        }
        if (has(whom)) {
            return partner(numbered(Integer.parseInt(whom)).orElseThrow());
        }
        List<Partner> found = whom.startsWith("@") ? people(whom.substring(1)) : named(whom);
        return switch (found.size()) {
            case 0 -> throw new NotDone("nobody here is called " + Text.brief(whom, NAME_COLUMNS));
            case 1 -> found.getFirst();
            default -> throw new NotDone(ambiguous(whom, found));
        };
    }

    private List<Partner> people(String handle) {
        return around.people().byHandle(handle).stream()
                .<Partner>map(Partner.Person::new)
                .toList();
    }

    private List<Partner> named(String name) {
        List<Partner> found = new ArrayList<>(people(name));
        around.circles().learn(around.people().inbox());
        around.circles().named(name).forEach(group -> found.add(Partner.Circle.of(group)));
        return found;
    }

    /// Shows the choice, and offers its numbers.
    private String ambiguous(String name, List<Partner> found) {
        listed = sorted(around.people().inbox(), true);
        offering = true;
        return found.size() + " conversations are called " + Text.brief(name, NAME_COLUMNS) + ":\n  "
                + String.join("\n  ", found.stream().map(this::choice).toList())
                + "\nOpen one by what stands before it, like /to " + key(found.getFirst());
    }

    private String choice(Partner partner) {
        return key(partner) + "  "
                + switch (partner) {
                    case Partner.Person(var profile) -> "the person " + Transcript.called(profile);
                    case Partner.Circle(var id, var name) ->
                        around.circles().find(id).map(Listing::membership).orElse("a group");
                };
    }

    private static String membership(Group group) {
        return group.role() == GroupRole.NONE
                ? "a group that you have left"
                : "a group of " + Inboxes.members(group.members());
    }

    private String key(Partner partner) {
        Optional<String> number = IntStream.range(0, listed.size())
                .filter(index -> People.isWith(listed.get(index), partner))
                .mapToObj(index -> String.valueOf(index + 1))
                .findFirst();
        return number.orElseGet(() -> partner instanceof Partner.Person ? "@" + partner.title() : "-");
    }

    private Optional<InboxItem> numbered(int number) {
        return number < 1 || number > listed.size() ? Optional.empty() : Optional.of(listed.get(number - 1));
    }

    private Partner partner(InboxItem item) {
        return switch (item.with()) {
            case Counterpart.Person(var user) ->
                new Partner.Person(around.people().profile(user));
            case Counterpart.Members members ->
                new Partner.Circle(item.conversation(), around.circles().name(item.conversation()));
        };
    }

    private static List<InboxItem> sorted(List<InboxItem> inbox, boolean all) {
        return inbox.stream()
                .filter(item -> all || !item.settings().archived())
                .sorted((one, other) -> Boolean.compare(
                        other.settings().pinned(), one.settings().pinned()))
                .toList();
    }
}
