package parley.terminal;

import java.time.Instant;

/// A message as it is shown. Its tick moves forward only. Guarded by [Chat].
final class Line {
    private final boolean own;
    private final String author;
    private final String text;
    private final boolean fresh;
    private Instant at;
    private long seq;
    private Tick tick;

    private Line(boolean own, String author, String text, Instant at, long seq, Tick tick) {
        this.own = own;
        this.author = author;
        this.text = text;
        this.fresh = tick == Tick.PENDING;
        this.at = at;
        this.seq = seq;
        this.tick = tick;
    }

    /// A message from the other person.
    static Line from(String author, String text, Instant at, long seq) {
        return new Line(false, author, text, at, seq, Tick.SENT);
    }

    /// An own message that is stored.
    static Line stored(String author, String text, Instant at, long seq) {
        return new Line(true, author, text, at, seq, Tick.SENT);
    }

    /// An own message that is not stored yet.
    static Line pending(String text, Instant now) {
        return new Line(true, "you", text, now, 0, Tick.PENDING);
    }

    boolean own() {
        return own;
    }

    /// Whether it was sent from here, not found on the server.
    boolean fresh() {
        return fresh;
    }

    String author() {
        return author;
    }

    String text() {
        return text;
    }

    Instant at() {
        return at;
    }

    /// 0 as long as the message is not stored.
    long seq() {
        return seq;
    }

    Tick tick() {
        return tick;
    }

    void stored(long place, Instant moment) {
        seq = place;
        at = moment;
        tick = Tick.SENT;
    }

    void failed() {
        tick = Tick.FAILED;
    }

    /// @return whether the tick moved
    boolean reached(long delivered, long read) {
        if (!own || seq == 0) {
            return false;
        }
        Tick reached = seq <= read ? Tick.READ : seq <= delivered ? Tick.DELIVERED : Tick.SENT;
        boolean moved = reached.compareTo(tick) > 0;
        if (moved) {
            tick = reached;
        }
        return moved;
    }
}
