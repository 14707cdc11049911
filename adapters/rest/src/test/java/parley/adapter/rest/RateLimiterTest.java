package parley.adapter.rest;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.kernel.UserId;

/// Which limits are asked of all instances, and when.
class RateLimiterTest {
    private static final Rate TWO = new Rate(2, 1, Duration.ofMinutes(1));
    private static final UserId USER = new UserId(new UUID(1, 1));

    private final List<String> asked = new ArrayList<>();
    private Duration answer = Duration.ZERO;
    private final RateLimiter limiter = new RateLimiter(
            new RateLimits(TWO, TWO, TWO, TWO, 100, 32),
            (kind, key, rate) -> {
                asked.add(kind + " " + key + " " + rate.burst());
                return answer;
            },
            () -> 0);

    @Test
    void ordinaryCallsShouldBeLimitedByTheInstanceAlone() {
        limiter.chargeUser(USER);
        limiter.chargeUser(USER);

        assertThrows(ProblemException.class, () -> limiter.chargeUser(USER));
        assertEquals(List.of(), asked);
    }

    @Test
    void attemptsShouldBeRefusedWhenAllInstancesTogetherHadEnough() {
        assertDoesNotThrow(() -> limiter.chargeSecretOf("alice"));
        answer = Duration.ofSeconds(7);

        ProblemException refused = assertThrows(ProblemException.class, () -> limiter.chargeSecretOf("alice"));

        assertEquals(List.of("subject alice 2", "subject alice 2"), asked);
        assertEquals(429, refused.problem().answer().status());
    }

    @Test
    void attemptsAboveTheLimitOfTheInstanceShouldNotBeAskedAbout() {
        limiter.chargeSecretOf("alice");
        limiter.chargeSecretOf("alice");
        asked.clear();

        assertThrows(ProblemException.class, () -> limiter.chargeSecretOf("alice"));

        assertEquals(List.of(), asked);
    }
}
