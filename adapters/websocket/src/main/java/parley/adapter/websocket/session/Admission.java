package parley.adapter.websocket.session;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import parley.kernel.Ticker;

/// Decides whether one more connection, or session without one, is let in.
///
/// Rates are kept in a table of fixed size, where addresses may share a place: memory stays bounded whatever is sent.
public final class Admission {
    private static final int PLACES = 4096;
    private static final long FULL_RETRY_MILLIS = 5_000;

    private final Limits limits;
    private final Ticker ticker;
    private final AtomicInteger admitted = new AtomicInteger();
    private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<TokenBucket> rates = new AtomicReferenceArray<>(PLACES);

    /// How many are let in.
    ///
    /// @param most at the same time, at least 1
    /// @param perAddress most of one client address, at least 1
    /// @param entries how often an address may enter
    public record Limits(int most, int perAddress, Rate entries) {
        public Limits {
            if (most < 1 || perAddress < 1) {
                throw new IllegalArgumentException(
                        "most: " + most + ", perAddress: " + perAddress + " (expected: both > 0)");
            }
        }
    }

    public Admission(Limits limits, Ticker ticker) {
        this.limits = limits;
        this.ticker = ticker;
    }

    /// Whether somebody was let in.
    public sealed interface Answer {
        /// Let in; its place is given back with [Admission#leave].
        record Admitted() implements Answer {}

        /// This address connects too often or has too many connections.
        record Crowding(long retryAfterMs) implements Answer {}

        /// The instance has all the connections it takes.
        record Full(long retryAfterMs) implements Answer {}
    }

    /// @param address requests with the same text share the limits of one address
    public Answer enter(String address) {
        long wait = rate(address).take(ticker.nanos());
        if (wait > 0) {
            return new Answer.Crowding(Math.ceilDiv(wait, TimeUnit.MILLISECONDS.toNanos(1)));
        }
        if (admitted.incrementAndGet() > limits.most()) {
            admitted.decrementAndGet();
            return new Answer.Full(FULL_RETRY_MILLIS);
        }
        if (byAddress.merge(address, 1, Integer::sum) > limits.perAddress()) {
            leave(address);
            return new Answer.Crowding(FULL_RETRY_MILLIS);
        }
        return new Answer.Admitted();
    }

    /// Gives the place back of somebody who was admitted.
    public void leave(String address) {
        admitted.decrementAndGet();
        byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }

    /// How many are in.
    public int admitted() {
        return admitted.get();
    }

    private TokenBucket rate(String address) {
        int place = Math.floorMod(address.hashCode() * 0x9E37_79B9, PLACES);
        return rates.updateAndGet(place, held -> held == null ? new TokenBucket(limits.entries()) : held);
    }
}
