package parley.adapter.grpc;

import java.util.concurrent.atomic.LongAdder;

/// Counts what goes to and comes from other instances.
public final class TransportCounters {
    private final LongAdder sent = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder gaps = new LongAdder();
    private final LongAdder connections = new LongAdder();
    private final LongAdder breaks = new LongAdder();
    private final LongAdder roundTrips = new LongAdder();
    private final LongAdder roundTripNanos = new LongAdder();

    void sent(int envelopes, long size) {
        sent.add(envelopes);
        batches.increment();
        bytes.add(size);
    }

    void dropped(int envelopes) {
        dropped.add(envelopes);
    }

    void received(int envelopes) {
        received.add(envelopes);
    }

    void skipOne() {
        skipped.increment();
    }

    void failOne() {
        failed.increment();
    }

    void gap() {
        gaps.increment();
    }

    void connected() {
        connections.increment();
    }

    void broke() {
        breaks.increment();
    }

    void roundTrip(long nanos) {
        roundTrips.increment();
        roundTripNanos.add(nanos);
    }

    /// Envelopes that were written to a stream.
    public long sent() {
        return sent.sum();
    }

    /// Messages that carried them.
    public long batches() {
        return batches.sum();
    }

    /// Bytes of these messages.
    public long bytes() {
        return bytes.sum();
    }

    /// Envelopes that were refused for want of room or of a stream, or waited for a stream that broke.
    public long dropped() {
        return dropped.sum();
    }

    /// Envelopes that came.
    public long received() {
        return received.sum();
    }

    /// Envelopes of kinds that this version does not know.
    public long skipped() {
        return skipped.sum();
    }

    /// Envelopes that could not be handled.
    public long failed() {
        return failed.sum();
    }

    /// Times that something was missing of what another instance sent.
    public long gaps() {
        return gaps.sum();
    }

    /// Streams to other instances that were opened.
    public long connections() {
        return connections.sum();
    }

    /// Streams to other instances that broke.
    public long breaks() {
        return breaks.sum();
    }

    /// Measured round trips.
    public long roundTrips() {
        return roundTrips.sum();
    }

    /// How long they took together, nanoseconds.
    public long roundTripNanos() {
        return roundTripNanos.sum();
    }
}
