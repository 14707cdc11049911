package parley.terminal;

import java.util.List;
import java.util.Optional;
import parley.client.model.Device;
import parley.client.model.InboxItem;
import parley.client.model.Message;
import parley.client.model.UserId;

/// The lists that commands print.
final class Lists {
    private static final int PREVIEW_COLUMNS = 40;
    private static final int MIN_NAME_COLUMNS = 8;

    private Lists() {}

    /// @param names of the peers, in the order of the items
    static String conversations(List<InboxItem> items, List<String> names, UserId self, Style style) {
        if (items.isEmpty()) {
            return "No conversations yet. Type somebody's handle to write to them.";
        }
        int columns = names.stream().mapToInt(Text::width).max().orElse(0);
        columns = Math.max(columns, MIN_NAME_COLUMNS);
        StringBuilder list = new StringBuilder("Conversations");
        for (int i = 0; i < items.size(); i++) {
            InboxItem item = items.get(i);
            String unread = item.unread() > 0 ? item.unread() + " unread" : "";
            list.append(String.format("\n%3d  ", i + 1))
                    .append(padded(names.get(i), columns))
                    .append("  ")
                    .append(padded(unread, "9999 unread".length()))
                    .append("  ")
                    .append(style.date(item.at()))
                    .append(' ')
                    .append(style.time(item.at()))
                    .append("  ")
                    .append(item.last().map(last -> preview(last, self)).orElse(""));
        }
        return list.append("\nType a number or a handle to open one.").toString();
    }

    static String devices(List<Device> devices, Style style) {
        StringBuilder list = new StringBuilder("Your devices");
        for (Device device : devices) {
            list.append("\n  ")
                    .append(Text.brief(device.name(), PREVIEW_COLUMNS))
                    .append(device.current() ? " (this one)" : "")
                    .append(", since ")
                    .append(style.date(device.createdAt()))
                    .append(
                            device.lastSeenAt().toEpochMilli() == 0
                                    ? ""
                                    : ", last seen " + style.date(device.lastSeenAt()) + " "
                                            + style.time(device.lastSeenAt()));
        }
        return list.toString();
    }

    static String who(String handle, Optional<Room> room) {
        String peer = room.map(open -> ", talking with " + Transcript.called(open.peer())
                        + (open.readUpTo() == 0 ? "" : ", who has read up to message " + open.readUpTo()))
                .orElse("");
        return "You are " + handle + peer;
    }

    static String help(Style style) {
        return """
                Type a message and press Enter. Commands:
                  /to HANDLE     open the conversation with a person (or /to NUMBER of the list)
                  /list          your conversations and what is unread
                  /history [N]   N earlier messages of the open conversation (20)
                  /who           you, the person, and how far they have read
                  /devices       where you are logged in
                  /quit          leave; Ctrl-D does the same
                  //text         a message that starts with /
                Ticks:\s"""
                + Tick.PENDING.symbol(style.unicode()) + Tick.PENDING.word()
                + "   " + Tick.SENT.symbol(style.unicode()) + Tick.SENT.word()
                + "   " + Tick.DELIVERED.symbol(style.unicode()) + " " + Tick.DELIVERED.word()
                + "   " + Tick.READ.symbol(style.unicode()) + " " + Tick.READ.word()
                + (style.colour() && style.unicode() ? " (or coloured " + Tick.DELIVERED.symbol(true) + ")" : "")
                + "   " + Tick.FAILED.symbol(style.unicode()) + Tick.FAILED.word();
    }

    private static String preview(Message last, UserId self) {
        String text = Contents.shown(last.content());
        return Text.brief(last.sender().equals(self) ? "you: " + text : text, PREVIEW_COLUMNS);
    }

    private static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - Text.width(text)));
    }
}
