package parley.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import parley.client.model.ConversationId;
import parley.client.model.Profile;
import parley.client.model.Watermark;

/// The conversation that is open. Guarded by [Chat].
final class Room {
    private static final int MAX_LINES = 500;
    private static final int MAX_SHOWN = 10_000;

    private final Profile peer;
    private final List<Line> own = new ArrayList<>();
    private final TreeSet<Long> shown = new TreeSet<>();
    private Optional<ConversationId> conversation;
    private long oldest;
    private long delivered;
    private long read;

    Room(Profile peer, Optional<ConversationId> conversation) {
        this.peer = peer;
        this.conversation = conversation;
    }

    Profile peer() {
        return peer;
    }

    /// Empty until the first message.
    Optional<ConversationId> conversation() {
        return conversation;
    }

    void isIn(ConversationId known) {
        conversation = Optional.of(known);
    }

    boolean isIn(Optional<ConversationId> other) {
        return other.isPresent() && conversation.equals(other);
    }

    /// The lowest seq on the screen; 0 if there is none.
    long oldest() {
        return oldest;
    }

    /// Notes that a message is on the screen.
    ///
    /// @return false if it was already
    boolean show(long seq) {
        boolean fresh = shown.add(seq);
        oldest = oldest == 0 ? seq : Math.min(oldest, seq);
        if (shown.size() > MAX_SHOWN) {
            shown.pollFirst();
        }
        return fresh;
    }

    /// Keeps an own line, so that its tick can move.
    void keep(Line line) {
        own.add(line);
        if (own.size() > MAX_LINES) {
            own.removeFirst();
        }
    }

    void stored(Line line, long seq) {
        if (own.contains(line)) {
            show(seq);
        }
    }

    /// The peer's watermarks moved.
    ///
    /// @return the lines whose ticks moved with them, ascending by seq
    List<Line> reached(Watermark watermark) {
        delivered = Math.max(delivered, Math.max(watermark.delivered(), watermark.read()));
        read = Math.max(read, watermark.read());
        return ticks();
    }

    /// The lines whose ticks have to move.
    List<Line> ticks() {
        return own.stream().filter(line -> line.reached(delivered, read)).toList();
    }

    long readUpTo() {
        return read;
    }
}
