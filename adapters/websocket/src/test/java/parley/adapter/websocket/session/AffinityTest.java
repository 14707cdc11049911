package parley.adapter.websocket.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.kernel.UserId;

class AffinityTest {
    private static final UserId ALICE = new UserId(UUID.fromString("01234567-89ab-4def-8123-456789abcdef"));

    /// A release that changed it would send every client to another instance.
    @Test
    void affinityShouldBeTheSameForEver() {
        assertEquals("16ea8ebc2c48", Affinity.of(ALICE));
    }

    @Test
    void otherUserShouldHaveAnother() {
        UserId next = new UserId(UUID.fromString("01234567-89ab-4def-8123-456789abcdee"));
        assertNotEquals(Affinity.of(ALICE), Affinity.of(next));
    }
}
