package parley.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration BASE = Duration.ofMillis(500);
    private static final Duration CAP = Duration.ofSeconds(30);

    @Test
    void ceilingShouldDoubleUpToTheCap() {
        Backoff backoff = new Backoff(new Highest(), BASE, CAP);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            waits.add(backoff.next());
        }
        assertEquals(List.of(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L, 30_000L), waits);
    }

    @Test
    void ceilingShouldHoldAfterVeryManyAttempts() {
        Backoff backoff = new Backoff(new Highest(), BASE, CAP);
        for (int i = 0; i < 10_000; i++) {
            backoff.next();
        }
        assertEquals(30_000, backoff.next());
    }

    @Test
    void resetShouldStartAnew() {
        Backoff backoff = new Backoff(new Highest(), BASE, CAP);
        backoff.next();
        backoff.next();
        backoff.reset();
        assertEquals(500, backoff.next());
    }

    @Test
    void jitterShouldBeFull() {
        Random random = new Random(1);
        long low = 0;
        long high = 0;
        for (int i = 0; i < 1_000; i++) {
            long wait = new Backoff(random, BASE, CAP).next();
            low += wait < 100 ? 1 : 0;
            high += wait > 400 ? 1 : 0;
        }
        assertTrue(low > 150 && high > 150, low + " below 100 ms, " + high + " above 400 ms");
    }

    /// Draws the highest number that may be drawn.
    private static final class Highest implements RandomGenerator {
        @Override
        public long nextLong() {
            return Long.MAX_VALUE;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }
}
