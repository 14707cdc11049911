package parley.adapter.websocket;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import parley.adapter.websocket.session.TokenBucket;
import parley.kernel.Ticker;

/// Decides whether one more connection is let in.
///
/// Rates are kept in a table of fixed size, where addresses may share a place: memory stays bounded whatever is sent.
final class Admission {
    private static final int PLACES = 4096;
    private static final long FULL_RETRY_MILLIS = 5_000;

    private final WebSocketConfig config;
    private final Ticker ticker;
    private final AtomicInteger connections = new AtomicInteger();
    private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<TokenBucket> rates = new AtomicReferenceArray<>(PLACES);

    Admission(WebSocketConfig config, Ticker ticker) {
        this.config = config;
        this.ticker = ticker;
    }

    sealed interface Answer {
        /// Let in; its place is given back with [Admission#leave].
        record Admitted() implements Answer {}

        /// This address connects too often or has too many connections.
        record Crowding(long retryAfterMs) implements Answer {}

        /// The instance has all the connections it takes.
        record Full(long retryAfterMs) implements Answer {}
    }

    Answer enter(String address) {
        long wait = rate(address).take(ticker.nanos());
        if (wait > 0) {
            return new Answer.Crowding(Math.ceilDiv(wait, TimeUnit.MILLISECONDS.toNanos(1)));
        }
        if (connections.incrementAndGet() > config.connections()) {
            connections.decrementAndGet();
            return new Answer.Full(FULL_RETRY_MILLIS);
        }
        if (byAddress.merge(address, 1, Integer::sum) > config.connectionsPerAddress()) {
            leave(address);
            return new Answer.Crowding(FULL_RETRY_MILLIS);
        }
        return new Answer.Admitted();
    }

    void leave(String address) {
        connections.decrementAndGet();
        byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }

    int connections() {
        return connections.get();
    }

    private TokenBucket rate(String address) {
        int place = Math.floorMod(address.hashCode() * 0x9E37_79B9, PLACES);
        return rates.updateAndGet(place, held -> held == null ? new TokenBucket(config.upgradesPerAddress()) : held);
    }
}
