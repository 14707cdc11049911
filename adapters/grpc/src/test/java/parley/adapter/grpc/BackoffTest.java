package parley.adapter.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final RandomGenerator NEVER_SHORTER = () -> 0;

    private static Backoff backoff(RandomGenerator random) {
        return new Backoff(Duration.ofMillis(100), Duration.ofMillis(500), random);
    }

    @Test
    void pausesShouldDoubleUpToTheMost() {
        Backoff backoff = backoff(NEVER_SHORTER);
        assertEquals(Duration.ofMillis(100), backoff.next());
        assertEquals(Duration.ofMillis(200), backoff.next());
        assertEquals(Duration.ofMillis(400), backoff.next());
        assertEquals(Duration.ofMillis(500), backoff.next());
        assertEquals(Duration.ofMillis(500), backoff.next());
        backoff.reset();
        assertEquals(Duration.ofMillis(100), backoff.next());
    }

    @Test
    void pausesShouldDifferByUpToAHalf() {
        Backoff backoff = backoff(new Random(3));
        backoff.next();
        backoff.next();
        backoff.next();
        boolean shorter = false;
        for (int i = 0; i < 100; i++) {
            Duration pause = backoff.next();
            assertTrue(pause.compareTo(Duration.ofMillis(250)) >= 0 && pause.compareTo(Duration.ofMillis(500)) <= 0);
            shorter |= pause.compareTo(Duration.ofMillis(300)) < 0;
        }
        assertTrue(shorter);
    }
}
