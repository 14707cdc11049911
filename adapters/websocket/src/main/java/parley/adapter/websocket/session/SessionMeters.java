package parley.adapter.websocket.session;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import parley.adapter.websocket.frame.ByeReason;
import parley.adapter.wire.ErrorCode;

/// Counts what sessions do, for whoever exports it. All values but the open sessions only grow.
public final class SessionMeters {
    private final AckLatency latency;
    private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
    private final Map<ErrorCode, LongAdder> refusals = new EnumMap<>(ErrorCode.class);
    private final Map<ByeReason, LongAdder> endings = new EnumMap<>(ByeReason.class);

    /// What is counted.
    public enum Count {
        /// Sessions begun, authenticated or not.
        SESSIONS_OPENED,
        /// Sessions over, for whatever reason.
        SESSIONS_CLOSED,
        /// Frames of clients, well-formed or not.
        FRAMES_IN,
        /// Bytes of their JSON.
        BYTES_IN,
        /// Frames written.
        FRAMES_OUT,
        /// Bytes written to sockets.
        BYTES_OUT,
        /// Socket writes: how many frames share one shows how well batching works.
        WRITES,
        /// `send` frames handed over to be stored.
        SENDS,
        /// Of these, acknowledged.
        ACKS,
        /// Sessions whose outbound queue overflowed or whose write was stuck.
        QUEUE_OVERFLOWS,
        /// Frames about typing and presence that were left out, or put off, because their session did not keep up.
        EPHEMERAL_SHED,
        /// Upgrades and sessions without one refused: too many, in all or of one address, or draining.
        UPGRADES_REFUSED
    }

    /// Takes the time from a `send` to its reply.
    @FunctionalInterface
    public interface AckLatency {
        void record(long nanos);
    }

    public SessionMeters(AckLatency latency) {
        this.latency = latency;
        for (Count count : Count.values()) {
            counts.put(count, new LongAdder());
        }
        for (ErrorCode code : ErrorCode.values()) {
            refusals.put(code, new LongAdder());
        }
        for (ByeReason reason : ByeReason.values()) {
            endings.put(reason, new LongAdder());
        }
    }

    public long value(Count count) {
        return adder(counts, count).sum();
    }

    /// Errors sent, by their code.
    public long refused(ErrorCode code) {
        return adder(refusals, code).sum();
    }

    /// Sessions ended by the server, by reason.
    public long ended(ByeReason reason) {
        return adder(endings, reason).sum();
    }

    /// For transports and the engine.
    public void add(Count count, long amount) {
        adder(counts, count).add(amount);
    }

    void refusal(ErrorCode code) {
        adder(refusals, code).increment();
    }

    void ending(ByeReason reason) {
        adder(endings, reason).increment();
    }

    void answered(long nanos) {
        latency.record(nanos);
    }

    private static <K extends Enum<K>> LongAdder adder(Map<K, LongAdder> adders, K key) {
        LongAdder adder = adders.get(key);
        if (adder == null) {
            throw new IllegalArgumentException("uncounted: " + key);
        }
        return adder;
    }
}
