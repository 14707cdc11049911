package parley.messaging.application;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import parley.kernel.Cid;
import parley.kernel.UserId;
import parley.messaging.domain.LogEntry;

/// The cids of the last entries of one conversation: a window of consecutive seqs in a ring of primitive
/// arrays, about 40 bytes an entry, chained by hash. Confined to the thread that appends.
final class RecentCids {
    /// A cid may be minted this much before or after the time at which the server stores it.
    static final long CLOCK_TOLERANCE = 120_000;

    private static final int INITIAL = 16;
    private static final int NONE = -1;

    private final int keep;
    private final long keepMillis;
    private final int most;
    private final Map<UserId, Integer> senderNumbers = new HashMap<>();

    private long first = 1;
    private int size;
    private long[] high = new long[INITIAL];
    private long[] low = new long[INITIAL];
    private long[] times = new long[INITIAL];
    private int[] sender = new int[INITIAL];
    private int[] next = new int[INITIAL];
    private int[] buckets = emptyBuckets(INITIAL);

    RecentCids(MessagingConfig config) {
        this.keep = config.recentCids();
        this.keepMillis = config.recentCidAge().toMillis();
        this.most = config.recentCidsMost();
    }

    /// Adds the entry that follows the last one; the very first may have any seq.
    void add(LogEntry entry) {
        if (size == 0) {
            first = entry.seq();
        }
        trim(entry.at());
        if (size == high.length) {
            grow();
        }
        UUID cid = entry.cid().value();
        int slot = slot(entry.seq());
        high[slot] = cid.getMostSignificantBits();
        low[slot] = cid.getLeastSignificantBits();
        times[slot] = entry.at();
        sender[slot] = number(entry.sender());
        size++;
        link(slot);
    }

    /// Seq of the sender's cid; 0 if it is not in the window.
    long find(UserId user, Cid cid) {
        Integer number = senderNumbers.get(user);
        if (number == null) {
            return 0;
        }
        long highBits = cid.value().getMostSignificantBits();
        long lowBits = cid.value().getLeastSignificantBits();
        for (int slot = buckets[bucket(highBits, lowBits, number)]; slot != NONE; slot = next[slot]) {
            if (low[slot] == lowBits && high[slot] == highBits && sender[slot] == number) {
                return seqAt(slot);
            }
        }
        return 0;
    }

    /// Time of an entry in the window, milliseconds since the epoch.
    long at(long seq) {
        return times[slot(seq)];
    }

    /// Whether a cid that is not in the window cannot be in this conversation's log: the window holds the
    /// whole log, or the cid is too young to be older than the window.
    boolean excludes(Cid cid) {
        return first == 1 || (size > 0 && cid.mintedAt() > times[slot(first)] + CLOCK_TOLERANCE);
    }

    private void trim(long now) {
        while (size >= most || (size >= keep && times[slot(first)] < now - keepMillis)) {
            unlink(slot(first));
            first++;
            size--;
        }
    }

    private int number(UserId user) {
        Integer known = senderNumbers.get(user);
        if (known != null) {
            return known;
        }
        int number = senderNumbers.size();
        senderNumbers.put(user, number);
        return number;
    }

    private int slot(long seq) {
        return (int) (seq & (high.length - 1));
    }

    private long seqAt(int slot) {
        return first + ((slot - slot(first)) & (high.length - 1));
    }

    private int bucket(long highBits, long lowBits, int number) {
        long hash = (highBits ^ Long.rotateLeft(lowBits, 31) ^ number) * 0x9E37_79B9_7F4A_7C15L;
        return (int) (hash >>> 32) & (buckets.length - 1);
    }

    private void link(int slot) {
        int bucket = bucket(high[slot], low[slot], sender[slot]);
        next[slot] = buckets[bucket];
        buckets[bucket] = slot;
    }

    private void unlink(int slot) {
        int bucket = bucket(high[slot], low[slot], sender[slot]);
        if (buckets[bucket] == slot) {
            buckets[bucket] = next[slot];
            return;
        }
        int before = buckets[bucket];
        while (next[before] != slot) {
            before = next[before];
        }
        next[before] = next[slot];
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        long[] oldTimes = times;
        int[] oldSender = sender;
        int oldMask = oldHigh.length - 1;
        int length = oldHigh.length * 2;
        high = new long[length];
        low = new long[length];
        times = new long[length];
        sender = new int[length];
        next = new int[length];
        buckets = emptyBuckets(length);
        for (long seq = first; seq < first + size; seq++) {
            int from = (int) (seq & oldMask);
            int to = slot(seq);
            high[to] = oldHigh[from];
            low[to] = oldLow[from];
            times[to] = oldTimes[from];
            sender[to] = oldSender[from];
            link(to);
        }
    }

    private static int[] emptyBuckets(int length) {
        int[] buckets = new int[length];
        Arrays.fill(buckets, NONE);
        return buckets;
    }
}
