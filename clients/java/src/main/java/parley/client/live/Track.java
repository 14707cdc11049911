package parley.client.live;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import parley.client.model.Message;
import parley.client.model.Progress;
import parley.client.model.SeqRange;

/// What a client knows of one conversation. Owned by [Inbound].
final class Track {
    /// What goes to the handler or went there. Nothing in it is handed over again.
    private SeqSet arrived;
    /// What the handler returned for: may be confirmed.
    private final SeqSet stored;
    /// Messages above a gap that an own acknowledgement on its way may close.
    private final TreeMap<Long, Message> parked = new TreeMap<>();
    private long parkedSince;
    /// Up to here entries were left out that should all be own ones.
    private long suspectedUpTo;
    /// Own entries above [#announced] that this session was told of.
    private final TreeSet<Long> acknowledged = new TreeSet<>();

    private long announced;
    private long pageTo;

    Track(Progress progress) {
        arrived = new SeqSet(progress);
        stored = new SeqSet(progress);
    }

    SeqSet arrived() {
        return arrived;
    }

    SeqSet stored() {
        return stored;
    }

    /// The server has sent this session everything up to `seq`; it takes no confirmation beyond.
    void announce(long seq) {
        announced = Math.max(announced, seq);
        acknowledged.headSet(announced, true).clear();
        while (acknowledged.remove(announced + 1)) {
            announced++;
        }
    }

    /// The server has acknowledged an own entry to this session. It may have overtaken lower ones, which the server
    /// still has to send: only with them it may be confirmed.
    void acknowledge(long seq, boolean synced) {
        boolean next = announced > 0 ? seq == announced + 1 : synced && seq <= arrived.upTo() + 1;
        if (next) {
            announce(seq);
        } else if (seq > announced) {
            acknowledged.add(seq);
        }
    }

    /// What may be confirmed now; 0 if nothing.
    long confirmable() {
        return Math.min(stored.upTo(), announced);
    }

    /// The server has sent everything up to the heads at connect. Where it had nothing to send, what is here without a
    /// gap was sent before, or is an own entry of now.
    ///
    /// @return whether own entries were kept from being confirmed until now
    boolean synced() {
        boolean kept = announced == 0 && !acknowledged.isEmpty() && acknowledged.first() <= arrived.upTo();
        if (kept) {
            announce(arrived.upTo());
        }
        return kept;
    }

    boolean paging() {
        return pageTo > 0;
    }

    /// Everything up to `seq` has to be paged.
    void page(long seq) {
        pageTo = Math.max(pageTo, seq);
    }

    /// Ends paging if it has reached its goal.
    boolean paged() {
        if (arrived.upTo() < pageTo) {
            return false;
        }
        pageTo = 0;
        return true;
    }

    void park(Message message, long now) {
        if (parked.isEmpty()) {
            parkedSince = now;
        }
        parked.put(message.seq(), message);
    }

    int parked() {
        return parked.size();
    }

    long parkedSince() {
        return parkedSince;
    }

    /// The entries below the parked messages have not come.
    void suspect() {
        suspectedUpTo = parked.firstKey() - 1;
    }

    /// Whether the entry did not come when it should have, unless it is an own one.
    boolean suspects(long seq) {
        return seq <= suspectedUpTo;
    }

    /// Takes a parked message out that no gap keeps back any more.
    Optional<Message> unpark() {
        Map.Entry<Long, Message> first = parked.firstEntry();
        if (first == null || first.getKey() > arrived.upTo() + 1) {
            return Optional.empty();
        }
        parked.remove(first.getKey());
        return Optional.of(first.getValue());
    }

    /// Forgets the parked messages: paging brings them.
    void pageParked() {
        if (!parked.isEmpty()) {
            page(parked.lastKey());
            parked.clear();
        }
    }

    /// A new session knows nothing of what the last one was sent.
    void connected() {
        announced = 0;
        acknowledged.clear();
        pageTo = 0;
        suspectedUpTo = 0;
        parked.clear();
    }

    /// What was handed over but not stored comes again.
    void rewind() {
        arrived = new SeqSet(stored.progress());
    }

    /// The part of a range that has not arrived.
    SeqRange missing(SeqRange range) {
        return new SeqRange(Math.max(range.from(), arrived.upTo() + 1), range.to());
    }
}
