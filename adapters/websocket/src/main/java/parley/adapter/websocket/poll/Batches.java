package parley.adapter.websocket.poll;

import static parley.adapter.websocket.frame.JsonBytes.ascii;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import parley.adapter.websocket.frame.JsonBytes;
import parley.adapter.websocket.frame.ServerFrame;

/// The numbered batches of one session, of which it keeps the one that is not acknowledged. For one thread at a time.
final class Batches {
    private static final byte[] NUMBER = ascii("{\"n\":");
    private static final byte[] FRAMES = ascii(",\"frames\":[");
    private static final byte[] CLOSE = ascii(",\"close\":");
    private static final int FRAME_ROOM = 64;

    private long acknowledged;
    private long latest;
    private byte @Nullable [] kept;
    private boolean last;

    /// Whether `number` may be acknowledged: a batch below was acknowledged before, one above was never given out.
    boolean knows(long number) {
        return number >= acknowledged && number <= latest;
    }

    /// What [#knows] goes by, for people.
    String expected() {
        return acknowledged == latest ? String.valueOf(latest) : acknowledged + " or " + latest;
    }

    void acknowledge(long number) {
        if (number > acknowledged) {
            acknowledged = number;
            kept = null;
        }
    }

    /// Whether the batch that closes was acknowledged: nothing follows.
    boolean done() {
        return last && acknowledged == latest;
    }

    /// The batch that is not acknowledged, as it was given out.
    Optional<byte[]> unacknowledged() {
        return Optional.ofNullable(kept);
    }

    /// Whether the latest batch closes.
    boolean last() {
        return last;
    }

    /// Makes the next batch, once the one before is acknowledged.
    ///
    /// @param close the close code, if nothing follows
    void add(List<ServerFrame> frames, OptionalInt close) {
        if (kept != null || last) {
            throw new IllegalStateException("batch " + latest + " is not acknowledged or was the last");
        }
        latest++;
        kept = encode(frames, close);
        last = close.isPresent();
    }

    private byte[] encode(List<ServerFrame> frames, OptionalInt close) {
        int size = FRAME_ROOM;
        for (ServerFrame frame : frames) {
            size += frame.size() + 1;
        }
        JsonBytes out = new JsonBytes(size).raw(NUMBER).number(latest).raw(FRAMES);
        boolean first = true;
        for (ServerFrame frame : frames) {
            if (!first) {
                out.raw(',');
            }
            frame.encode(out);
            first = false;
        }
        out.raw(']');
        if (close.isPresent()) {
            out.raw(CLOSE).number(close.getAsInt());
        }
        return out.raw('}').toByteArray();
    }
}
