package parley.terminal;

import java.util.ArrayList;
import java.util.List;
import parley.client.model.Counterpart;
import parley.client.model.GroupChange;
import parley.client.model.InboxItem;
import parley.client.model.Message;
import parley.client.model.UserId;

/// The list of conversations, for 80 columns.
final class Inboxes {
    private static final int COLUMNS = 79;
    private static final int MAX_PREVIEW = 40;
    private static final int MIN_PREVIEW = 12;
    private static final int MIN_NAME = 8;
    private static final int MAX_NAME = 22;
    private static final String WHILE_ALONE = "\nType a number or a name to open one.";
    private static final String WHILE_TALKING =
            "\n/to NUMBER or /to NAME opens one; as the next line, a number alone does too.";
    private static final int UNREAD = "9999 unread".length();

    private final List<InboxItem> items;
    private final Surroundings around;
    private final SystemLines systemLines;

    private Inboxes(List<InboxItem> items, Surroundings around) {
        this.items = items;
        this.around = around;
        this.systemLines = new SystemLines(around.self(), around.people());
    }

    /// @param hidden how many are not in the list because they are archived
    /// @param talking whether a conversation is open, which takes what is typed
    static String text(List<InboxItem> items, Surroundings around, int hidden, boolean talking) {
        String archived = hidden == 0 ? "" : "\n" + hidden + " archived: /list all";
        return items.isEmpty()
                ? "No conversations yet. Type somebody's handle to write to them." + archived
                : new Inboxes(items, around).text() + (talking ? WHILE_TALKING : WHILE_ALONE) + archived;
    }

    static String members(int count) {
        return Text.count(count, "member", "members");
    }

    private String text() {
        List<String> names =
                items.stream().map(item -> Text.brief(name(item), MAX_NAME)).toList();
        int columns =
                Math.max(MIN_NAME, names.stream().mapToInt(Text::width).max().orElse(0));
        StringBuilder list = new StringBuilder("Conversations");
        for (int i = 0; i < items.size(); i++) {
            InboxItem item = items.get(i);
            String row = String.format("%3d  ", i + 1)
                    + padded(names.get(i), columns) + "  "
                    + padded(unread(item), UNREAD) + "  "
                    + around.style().date(item.at()) + " "
                    + around.style().time(item.at()) + "  ";
            int room = Math.clamp(COLUMNS - Text.width(row), MIN_PREVIEW, MAX_PREVIEW);
            list.append('\n').append(row).append(Text.brief((marks(item) + preview(item)).strip(), room));
        }
        return list.toString();
    }

    private String name(InboxItem item) {
        return switch (item.with()) {
            case Counterpart.Person(var peer) ->
                peer.equals(around.self())
                        ? "you"
                        : around.people().profile(peer).handle();
            case Counterpart.Members members -> around.circles().name(item.conversation());
        };
    }

    private static String unread(InboxItem item) {
        if (item.unread() > 0) {
            return item.unread() + " unread";
        }
        return item.settings().unread() ? "unread" : "";
    }

    private String marks(InboxItem item) {
        List<String> marks = new ArrayList<>();
        if (item.settings().pinned()) {
            marks.add("pinned");
        }
        if (item.settings().muted(around.clock().instant())) {
            marks.add("muted");
        }
        if (item.settings().archived()) {
            marks.add("archived");
        }
        if (item.with() instanceof Counterpart.Members(boolean member) && !member) {
            marks.add("left");
        }
        return marks.isEmpty() ? "" : "(" + String.join(", ", marks) + ") ";
    }

    private String preview(InboxItem item) {
        if (item.last().isEmpty()) {
            return "";
        }
        Message last = item.last().get();
        if (last.system()) {
            return systemLines.text(last, GroupChange.of(last.content()));
        }
        String text = Contents.shown(last.content());
        UserId sender = last.sender();
        if (sender.equals(around.self())) {
            return "you: " + text;
        }
        return item.peer().isPresent() ? text : around.people().profile(sender).handle() + ": " + text;
    }

    private static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - Text.width(text)));
    }
}
