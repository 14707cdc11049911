package parley.identity.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IdentityConfigTest {
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Test
    void defaultsShouldBeAsDocumented() {
        assertEquals(
                new IdentityConfig(
                        RegistrationMode.OPEN,
                        10,
                        5_000,
                        1_000,
                        QUARTER,
                        Duration.ofDays(60),
                        Duration.ofMinutes(10),
                        100_000,
                        Duration.ofMinutes(1),
                        1_000_000,
                        false),
                IdentityConfig.defaults());
    }

    @Test
    void accessTokensShouldLiveAtMost15MinutesInWholeSeconds() {
        for (Duration life : List.of(Duration.ZERO, Duration.ofMillis(1_500), QUARTER.plusSeconds(1))) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> config(10, life, Duration.ofDays(1)));
            assertTrue(refused.getMessage().startsWith("accessTokenLife: " + life), refused.getMessage());
        }
        assertEquals(QUARTER, config(10, QUARTER, Duration.ofDays(1)).accessTokenLife());
    }

    @Test
    void limitsShouldBeChecked() {
        assertThrows(IllegalArgumentException.class, () -> config(0, QUARTER, Duration.ofDays(1)));
        assertThrows(IllegalArgumentException.class, () -> config(101, QUARTER, Duration.ofDays(1)));
        assertThrows(IllegalArgumentException.class, () -> config(10, QUARTER, Duration.ofSeconds(59)));
        assertThrows(IllegalArgumentException.class, () -> config(10, QUARTER, Duration.ofDays(401)));
    }

    private static IdentityConfig config(int deviceLimit, Duration accessTokenLife, Duration refreshTokenLife) {
        return new IdentityConfig(
                RegistrationMode.OPEN,
                deviceLimit,
                1,
                1,
                accessTokenLife,
                refreshTokenLife,
                Duration.ZERO,
                1,
                Duration.ZERO,
                1,
                false);
    }
}
