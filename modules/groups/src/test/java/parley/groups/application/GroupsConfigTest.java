package parley.groups.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class GroupsConfigTest {
    @Test
    void defaultsShouldBeThoseOfTheDocumentation() {
        assertEquals(
                new GroupsConfig(
                        1_024,
                        100,
                        256,
                        20,
                        1_000,
                        Duration.ofDays(30),
                        Duration.ofSeconds(10),
                        500_000,
                        100_000,
                        500_000,
                        Duration.ofMinutes(1),
                        false),
                GroupsConfig.defaults());
    }

    @Test
    void valuesOutOfRangeShouldBeRefusedByName() {
        IllegalArgumentException small =
                assertThrows(IllegalArgumentException.class, () -> Fixture.configOf(1, 256, 20, 10));
        IllegalArgumentException large =
                assertThrows(IllegalArgumentException.class, () -> Fixture.configOf(1_501, 256, 20, 10));

        assertEquals("members: 1 (expected: 2 to 1500)", small.getMessage());
        assertEquals("members: 1501 (expected: 2 to 1500)", large.getMessage());
        assertEquals(1_500, Fixture.configOf(1_500, 256, 20, 10).members());
        assertThrows(IllegalArgumentException.class, () -> Fixture.configOf(2, 0, 20, 10));
        assertThrows(IllegalArgumentException.class, () -> Fixture.configOf(2, 1, 0, 10));
        assertThrows(IllegalArgumentException.class, () -> Fixture.configOf(2, 1, 1, 0));
    }
}
