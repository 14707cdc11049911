package parley.adapter.grpc;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.Deque;
import parley.adapter.grpc.wire.Batch;
import parley.adapter.grpc.wire.Envelope;

/// What waits to be sent to one peer, in order and numbered. Numbers are never given twice, so that what was
/// dropped leaves a gap. Confined to whoever holds the link's lock.
final class SendQueue {
    private final int maxEvents;
    private final long maxBytes;
    private final int batchEvents;
    private final int batchBytes;
    private final Deque<Numbered> waiting = new ArrayDeque<>();
    private long bytes;
    private long next = 1;
    private long told = 1;

    SendQueue(TransportConfig config) {
        this.maxEvents = config.queueEvents();
        this.maxBytes = config.queueBytes();
        this.batchEvents = config.batchEvents();
        this.batchBytes = config.batchBytes();
    }

    private record Numbered(long number, int kind, ByteString body) {}

    /// @return whether there was room; the number is used up in any case
    boolean offer(int kind, ByteString body) {
        long number = next++;
        if (waiting.size() >= maxEvents || bytes + body.size() > maxBytes) {
            return false;
        }
        waiting.addLast(new Numbered(number, kind, body));
        bytes += body.size();
        return true;
    }

    /// Uses up a number for an envelope that is not even queued.
    void skip() {
        next++;
    }

    /// Whether there is something to send: envelopes, or news of a gap.
    boolean hasWork() {
        return told < next;
    }

    /// The next envelopes without a gap between them, as many as fit; none if only a gap is to be told.
    Batch.Builder take() {
        Batch.Builder batch = Batch.newBuilder();
        Numbered first = waiting.peekFirst();
        if (first == null) {
            told = next;
            return batch.setSequence(next);
        }
        batch.setSequence(first.number());
        long number = first.number();
        int events = 0;
        long size = 0;
        Numbered head = first;
        while (head != null && head.number() == number && events < batchEvents && (events == 0 || size < batchBytes)) {
            waiting.removeFirst();
            batch.addEnvelopes(Envelope.newBuilder().setKind(head.kind()).setBody(head.body()));
            size += head.body().size();
            events++;
            number++;
            head = waiting.peekFirst();
        }
        bytes -= size;
        told = number;
        return batch;
    }

    /// Forgets everything.
    ///
    /// @return how many envelopes that were
    int clear() {
        int dropped = waiting.size();
        waiting.clear();
        bytes = 0;
        return dropped;
    }

    /// Number of the first envelope that a new stream will carry, if none is dropped before it. From here on
    /// what went before is not told again.
    long begin() {
        Numbered first = waiting.peekFirst();
        told = first == null ? next : first.number();
        return told;
    }

    int size() {
        return waiting.size();
    }

    long bytes() {
        return bytes;
    }
}
