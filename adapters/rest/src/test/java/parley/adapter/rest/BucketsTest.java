package parley.adapter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BucketsTest {
    private final ManualTicker ticker = new ManualTicker();

    @Test
    void takeShouldAllowTheBurstAndThenTheRate() {
        Buckets buckets = new Buckets(new Rate(3, 10, Duration.ofSeconds(1)), 10, ticker);
        for (int call = 0; call < 3; call++) {
            assertEquals(Duration.ZERO, buckets.take("a"));
        }
        assertEquals(Duration.ofMillis(100), buckets.take("a"));
        assertEquals(Duration.ZERO, buckets.take("b"));
        ticker.advance(Duration.ofMillis(100));
        assertEquals(Duration.ZERO, buckets.take("a"));
        assertEquals(Duration.ofMillis(100), buckets.take("a"));
    }

    @Test
    void idleBucketShouldNotHoldMoreThanItsBurst() {
        Buckets buckets = new Buckets(new Rate(2, 1, Duration.ofSeconds(1)), 10, ticker);
        ticker.advance(Duration.ofHours(1));
        buckets.take("a");
        ticker.advance(Duration.ofHours(1));
        assertEquals(Duration.ZERO, buckets.take("a"));
        assertEquals(Duration.ZERO, buckets.take("a"));
        assertEquals(Duration.ofSeconds(1), buckets.take("a"));
    }

    @Test
    void numberOfBucketsShouldBeBounded() {
        Buckets buckets = new Buckets(new Rate(2, 1, Duration.ofSeconds(1)), 10, ticker);
        for (int key = 0; key < 1_000; key++) {
            buckets.take("key" + key);
        }
        assertTrue(buckets.size() <= 10, () -> buckets.size() + " buckets");
        ticker.advance(Duration.ofMinutes(1));
        assertEquals(0, buckets.size());
    }

    @Test
    void rateShouldRefuseNonsense() {
        assertThrows(IllegalArgumentException.class, () -> new Rate(0, 1, Duration.ofSeconds(1)));
        assertThrows(IllegalArgumentException.class, () -> new Rate(1, 0, Duration.ofSeconds(1)));
        assertThrows(IllegalArgumentException.class, () -> new Rate(1, 1, Duration.ZERO));
    }
}
