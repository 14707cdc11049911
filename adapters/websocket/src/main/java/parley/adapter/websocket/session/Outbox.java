package parley.adapter.websocket.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.adapter.websocket.frame.ServerFrame;

/// The one outbound queue of a session, bounded by frames and bytes, and who is at work on it.
///
/// `awake` is true from the moment that somebody is asked to drain the queue until a [#take] found it empty,
/// so that there is at most one writer and never a lost wake-up.
final class Outbox {
    private static final @Nullable ServerFrame[] NONE = {};
    private static final int FIRST_CAPACITY = 4;
    private static final int KEPT_CAPACITY = 16;
    private static final Batch NOTHING = new Batch.Nothing();

    private final int maxFrames;
    private final int maxBytes;
    private @Nullable ServerFrame[] ring = NONE;
    private int head;
    private int count;
    private int bytes;
    private boolean awake;
    private boolean finished;
    private boolean endTaken;
    private int closeCode;

    /// What became of a frame.
    enum Offer {
        /// Queued, somebody is at work already.
        QUEUED,
        /// Queued, and the caller has to wake a writer.
        WAKE,
        /// Not queued: the queue is full.
        FULL,
        /// Not queued: nothing is taken any more.
        FINISHED
    }

    /// What became of frames that are worth little.
    ///
    /// @param taken how many were queued
    /// @param wake whether the caller has to wake a writer
    record Offered(int taken, boolean wake) {}

    Outbox(int maxFrames, int maxBytes) {
        this.maxFrames = maxFrames;
        this.maxBytes = maxBytes;
    }

    synchronized Offer offer(ServerFrame frame) {
        if (finished) {
            return Offer.FINISHED;
        }
        int size = frame.size();
        if (count == maxFrames || (count > 0 && size > maxBytes - bytes)) {
            return Offer.FULL;
        }
        append(frame, size);
        return wake();
    }

    /// Queues frames one after the other as long as they fill no more than a part of the queue.
    ///
    /// @param share percentage of the frames and of the bytes
    synchronized Offered offerSpare(List<ServerFrame> frames, int share) {
        if (finished) {
            return new Offered(0, false);
        }
        long spareFrames = (long) maxFrames * share / 100;
        long spareBytes = (long) maxBytes * share / 100;
        int taken = 0;
        for (ServerFrame frame : frames) {
            int size = frame.size();
            if (count >= spareFrames || bytes + size > spareBytes) {
                break;
            }
            append(frame, size);
            taken++;
        }
        return new Offered(taken, taken > 0 && wake() == Offer.WAKE);
    }

    /// Takes nothing any more but `farewell`, which always fits.
    synchronized Offer finish(List<ServerFrame> farewell, int code) {
        if (finished) {
            return Offer.FINISHED;
        }
        for (ServerFrame frame : farewell) {
            append(frame, frame.size());
        }
        finished = true;
        closeCode = code;
        return wake();
    }

    /// Asks for a writer though nothing may be queued.
    synchronized Offer nudge() {
        return endTaken ? Offer.FINISHED : wake();
    }

    /// Takes at least one frame if there is any, and then up to `frames` and `size` bytes.
    synchronized Batch take(int frames, int size) {
        if (count == 0) {
            awake = false;
            if (finished && !endTaken) {
                endTaken = true;
                return new Batch.End(closeCode);
            }
            return NOTHING;
        }
        List<ServerFrame> taken = new ArrayList<>(Math.min(count, frames));
        int takenBytes = 0;
        do {
            ServerFrame next = removeFirst();
            takenBytes += next.size();
            taken.add(next);
        } while (count > 0 && taken.size() < frames && takenBytes + peekSize() <= size);
        bytes -= takenBytes;
        if (count == 0 && ring.length > KEPT_CAPACITY) {
            ring = NONE;
            head = 0;
        }
        return new Batch.Frames(taken);
    }

    synchronized boolean finished() {
        return finished;
    }

    private Offer wake() {
        if (awake) {
            return Offer.QUEUED;
        }
        awake = true;
        return Offer.WAKE;
    }

    private void append(ServerFrame frame, int size) {
        if (count == ring.length) {
            grow();
        }
        ring[(head + count) % ring.length] = frame;
        count++;
        bytes += size;
    }

    private void grow() {
        @Nullable ServerFrame[] grown = Arrays.copyOf(ring, Math.max(FIRST_CAPACITY, 2 * ring.length));
        // The part that had wrapped around moves behind the old end.
        System.arraycopy(ring, 0, grown, ring.length, head);
        Arrays.fill(grown, 0, head, null);
        ring = grown;
    }

    private ServerFrame removeFirst() {
        ServerFrame first = ring[head];
        if (first == null) {
            throw new IllegalStateException("an empty place in the queue");
        }
        ring[head] = null;
        head = (head + 1) % ring.length;
        count--;
        return first;
    }

    private int peekSize() {
        ServerFrame first = ring[head];
        return first == null ? 0 : first.size();
    }
}
