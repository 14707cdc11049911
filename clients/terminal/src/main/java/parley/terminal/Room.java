package parley.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import parley.client.model.ConversationId;
import parley.client.model.UserId;
import parley.client.model.Watermark;

/// The conversation that is open. Guarded by [Chat].
final class Room {
    private static final int MAX_LINES = 500;
    private static final int MAX_SHOWN = 10_000;

    private Partner partner;
    private final Reach reach;
    private final List<Line> own = new ArrayList<>();
    private final TreeSet<Long> shown = new TreeSet<>();
    private Optional<ConversationId> conversation;
    private long oldest;

    /// @param others how many besides the own user are in it
    Room(Partner partner, Optional<ConversationId> conversation, int others) {
        this.partner = partner;
        this.conversation = conversation;
        this.reach = new Reach(others);
    }

    Partner partner() {
        return partner;
    }

    Reach reach() {
        return reach;
    }

    /// The other of a direct conversation.
    Optional<UserId> person() {
        return partner instanceof Partner.Person(var profile) ? Optional.of(profile.user()) : Optional.empty();
    }

    boolean isWith(UserId user) {
        return person().equals(Optional.of(user));
    }

    void rename(String name) {
        if (partner instanceof Partner.Circle circle) {
            partner = new Partner.Circle(circle.id(), name);
        }
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

    /// Whether a message is on the screen.
    boolean shows(long seq) {
        return shown.contains(seq);
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

    /// Watermarks of others moved.
    ///
    /// @return the lines whose ticks moved with them, ascending by seq
    List<Line> reached(List<Watermark> watermarks) {
        watermarks.forEach(reach::reached);
        return ticks();
    }

    /// The lines whose ticks have to move.
    List<Line> ticks() {
        long delivered = reach.delivered();
        long read = reach.read();
        return own.stream().filter(line -> line.reached(delivered, read)).toList();
    }

    /// The newest own message that is stored, as far as it is on the screen.
    Optional<Line> lastOwn() {
        return own.reversed().stream().filter(line -> line.seq() > 0).findFirst();
    }
}
