package parley.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.client.model.Cid;
import parley.client.model.Recipient;
import parley.client.store.Outbox;

/// Messages of an earlier run that the server has not answered for, and the lines that show them. Guarded by
/// [Chat].
final class Leftovers {
    private final Map<Cid, Outbox.Entry> entries = new LinkedHashMap<>();
    private final Map<Cid, Line> lines = new LinkedHashMap<>();

    void add(List<Outbox.Entry> left) {
        left.forEach(entry -> entries.put(entry.cid(), entry));
    }

    /// Another conversation is shown: lines on the screen so far stay as they are.
    void forgetLines() {
        lines.clear();
    }

    /// A line shows the message, if it is one of these.
    void shown(Cid cid, Line line) {
        if (entries.containsKey(cid)) {
            lines.put(cid, line);
        }
    }

    /// The messages to a conversation that no line shows.
    List<Outbox.Entry> hidden(Room room) {
        return entries.values().stream()
                .filter(entry -> !lines.containsKey(entry.cid()) && leadTo(entry.to(), room))
                .toList();
    }

    static boolean leadTo(Recipient to, Room room) {
        return switch (to) {
            case Recipient.ToUser(var user) -> room.isWith(user);
            case Recipient.ToConversation(var conversation) -> room.isIn(Optional.of(conversation));
        };
    }

    /// The server has answered.
    ///
    /// @return whether it was one of these
    boolean answered(Cid cid) {
        return entries.remove(cid) != null;
    }

    /// Takes the line that shows an answered message.
    Optional<Line> line(Cid cid) {
        return Optional.ofNullable(lines.remove(cid));
    }
}
