package parley.adapter.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import parley.kernel.Ticker;

/// A bounded number of token buckets of one rate, by key.
final class Buckets {
    private final Rate rate;
    private final TimeMeter meter;
    private final Cache<String, Bucket> buckets;

    Buckets(Rate rate, int most, Ticker ticker) {
        this.rate = rate;
        this.meter = new Meter(ticker);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(untilFull(rate))
                .ticker(ticker::nanos)
                .executor(Runnable::run)
                .build();
    }

    /// Takes one token; otherwise tells how long until there is one. Zero: taken.
    Duration take(String key) {
        ConsumptionProbe probe = buckets.get(key, ignored -> fresh()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }

    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket fresh() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.calls(), rate.period()))
                .withCustomTimePrecision(meter)
                .build();
    }

    /// A bucket that nobody touched for so long is full again and can be forgotten.
    private static Duration untilFull(Rate rate) {
        long periods = Math.ceilDiv((long) rate.burst(), rate.calls());
        return rate.period().multipliedBy(periods).plusSeconds(1);
    }

    private record Meter(Ticker ticker) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return ticker.nanos();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
