package parley.adapter.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class WireLimitsTest {
    @Test
    void defaultsShouldBeThoseOfTheProtocol() {
        assertEquals(new WireLimits(65_536, 100, 262_144, 32), WireLimits.DEFAULT);
    }

    @Test
    void limitsShouldRefuseValuesThatCannotWork() {
        assertThrows(IllegalArgumentException.class, () -> new WireLimits(0, 100, 262_144, 32));
        assertThrows(IllegalArgumentException.class, () -> new WireLimits(65_536, 0, 262_144, 32));
        assertThrows(IllegalArgumentException.class, () -> new WireLimits(65_536, 100, 65_535, 32));
        assertThrows(IllegalArgumentException.class, () -> new WireLimits(65_536, 100, 262_144, 3));
    }
}
