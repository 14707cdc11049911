package parley.client.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.client.model.Progress;
import parley.client.model.SeqRange;

/// Which entries of a conversation are there: all up to a seq, and some ranges above it, because own
/// acknowledgements overtake lower seqs. Not safe for concurrent use.
final class SeqSet {
    private final TreeMap<Long, Long> ahead = new TreeMap<>();
    private long upTo;

    SeqSet(Progress progress) {
        upTo = progress.upTo();
        progress.ahead().forEach(range -> ahead.put(range.from(), range.to()));
    }

    SeqSet() {
        this(new Progress(Progress.UNKNOWN, List.of()));
    }

    /// [Progress#UNKNOWN] until [#start].
    long upTo() {
        return upTo;
    }

    boolean known() {
        return upTo != Progress.UNKNOWN;
    }

    boolean contains(long seq) {
        Map.Entry<Long, Long> range = ahead.floorEntry(seq);
        return seq <= upTo || (range != null && seq <= range.getValue());
    }

    /// The server pushes in order, so its first entry tells that everything below was confirmed before, by this
    /// device or for it. Own acknowledgements that came earlier and are lower tell the same.
    void start(long firstPushed) {
        if (!known()) {
            long first = ahead.isEmpty() ? firstPushed : Math.min(firstPushed, ahead.firstKey());
            upTo = first - 1;
            absorb();
        }
    }

    void add(long seq) {
        add(new SeqRange(seq, seq));
    }

    void add(SeqRange added) {
        if (added.to() <= upTo) {
            return;
        }
        if (!known() && added.from() == 1) {
            upTo = 0;
        }
        long from = known() ? Math.max(added.from(), upTo + 1) : added.from();
        long to = added.to();
        Map.Entry<Long, Long> before = ahead.floorEntry(from);
        if (before != null && before.getValue() >= from - 1) {
            from = before.getKey();
            to = Math.max(to, before.getValue());
        }
        Map.Entry<Long, Long> after = ahead.ceilingEntry(from);
        while (after != null && after.getKey() <= to + 1) {
            to = Math.max(to, after.getValue());
            ahead.remove(after.getKey());
            after = ahead.ceilingEntry(from);
        }
        ahead.put(from, to);
        absorb();
    }

    Progress progress() {
        List<SeqRange> ranges = new ArrayList<>();
        ahead.forEach((from, to) -> ranges.add(new SeqRange(from, to)));
        return new Progress(upTo, ranges);
    }

    private void absorb() {
        while (known() && !ahead.isEmpty() && ahead.firstKey() <= upTo + 1) {
            upTo = Math.max(upTo, ahead.pollFirstEntry().getValue());
        }
    }
}
