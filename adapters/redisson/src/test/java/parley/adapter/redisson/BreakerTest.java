package parley.adapter.redisson;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BreakerTest {
    private final long[] now = new long[1];
    private final Breaker breaker = new Breaker(
            () -> now[0],
            new RedisConfig.Patience(Duration.ofSeconds(1), Duration.ofMillis(250), 3, Duration.ofMillis(500)));

    @Test
    void breakerShouldOpenAfterFailuresInARow() {
        assertFalse(breaker.failed());
        assertFalse(breaker.failed());
        breaker.succeeded();
        assertFalse(breaker.failed());
        assertFalse(breaker.failed());
        assertFalse(breaker.isOpen());

        assertTrue(breaker.failed());
        assertTrue(breaker.isOpen());
        assertFalse(breaker.failed(), "opened once");
    }

    @Test
    void openBreakerShouldBeProbedOnceInAWhileAndCloseByThatOnly() {
        assertFalse(breaker.isProbeDue());
        for (int failure = 0; failure < 3; failure++) {
            breaker.failed();
        }
        assertFalse(breaker.isProbeDue());
        now[0] += Duration.ofMillis(500).toNanos();
        assertTrue(breaker.isProbeDue());
        assertFalse(breaker.isProbeDue());
        breaker.succeeded();
        assertTrue(breaker.isOpen(), "a late answer proves nothing");

        breaker.close();
        assertFalse(breaker.isOpen());
        assertFalse(breaker.failed());
    }
}
