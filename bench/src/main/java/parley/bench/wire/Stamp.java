package parley.bench.wire;

/// A message id (UUIDv7, RFC 9562) that also says when a message was due, on which way it went and as how manyth.
///
/// Message and acknowledgement both carry the id, so latency and order can be checked from it alone. Layout: 48 bits of
/// milliseconds since the epoch, 20 bits of nanoseconds within the millisecond, 20 bits of way, 32 bits of number.
/// An object is reused for many ids; [#read] replaces what it holds.
public final class Stamp {

    /// Characters of an id.
    public static final int LENGTH = 36;

    /// Ways that can be told apart.
    public static final int MAX_WAYS = 1 << 20;

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final RunClock clock;
    private long dueAt;
    private int way;
    private int number;

    public Stamp(RunClock clock) {
        this.clock = clock;
    }

    /// Writes the id of a message; returns the position behind it.
    ///
    /// @param dueAt by the monotonic clock, nanoseconds
    public int write(byte[] to, int at, long dueAt, int way, int number) {
        long sinceStart = dueAt - clock.nanos();
        long millis = clock.millis() + Math.floorDiv(sinceStart, NANOS_PER_MILLI);
        long within = Math.floorMod(sinceStart, NANOS_PER_MILLI);
        long high = millis << 16 | VERSION | within >>> 8;
        long low = VARIANT | (within & 0xff) << 52 | (long) way << 32 | (number & 0xffff_ffffL);
        int next = Digits.putHex(to, at, high >>> 32, 8);
        next = dash(to, next);
        next = Digits.putHex(to, next, high >>> 16, 4);
        next = dash(to, next);
        next = Digits.putHex(to, next, high, 4);
        next = dash(to, next);
        next = Digits.putHex(to, next, low >>> 48, 4);
        next = dash(to, next);
        return Digits.putHex(to, next, low, 12);
    }

    private static int dash(byte[] to, int at) {
        to[at] = '-';
        return at + 1;
    }

    /// Reads an id from [#LENGTH] characters; false if they are none that [#write] could have written.
    public boolean read(byte[] from, int at) {
        long high = 0;
        long low = 0;
        int bad = 0;
        for (int i = 0; i < LENGTH; i++) {
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                bad |= from[at + i] == '-' ? 0 : -1;
            } else {
                int digit = Digits.hex(from[at + i]);
                bad |= digit;
                high = high << 4 | low >>> 60;
                low = low << 4 | (digit & 15);
            }
        }
        long within = (high & 0xfff) << 8 | (low >>> 52 & 0xff);
        if (bad < 0 || (high & 0xf000) != VERSION || low >>> 60 != 8 || within >= NANOS_PER_MILLI || (int) low < 0) {
            return false;
        }
        dueAt = clock.nanos() + ((high >>> 16) - clock.millis()) * NANOS_PER_MILLI + within;
        way = (int) (low >>> 32) & MAX_WAYS - 1;
        number = (int) low;
        return true;
    }

    /// When the message was due, by the monotonic clock, nanoseconds.
    public long dueAt() {
        return dueAt;
    }

    public int way() {
        return way;
    }

    /// Counts from 0 on each way.
    public int number() {
        return number;
    }
}
