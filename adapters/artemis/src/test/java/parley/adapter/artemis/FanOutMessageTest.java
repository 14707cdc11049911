package parley.adapter.artemis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;

final class FanOutMessageTest {
    private static final FanOutMessage EXTREME =
            new FanOutMessage(new ConversationId(new UUID(-1, 1)), 1L << 22, 1, 1L << 39, Long.MAX_VALUE, 1L << 38, 0);

    @Test
    void messagesShouldComeBackAsTheyWere() {
        assertEquals(EXTREME, FanOutMessage.decode(EXTREME.encode()));
    }

    @Test
    void whatIsNoJobShouldBeRefusedWithAReason() {
        byte[] newer = EXTREME.encode();
        newer[0] = 9;
        assertRefused("fan-out job of version 9 (expected: 1)", newer);
        assertRefused("fan-out job of version none (expected: 1)", new byte[0]);
        assertRefused("fan-out job of 64 bytes (expected: 65)", Arrays.copyOf(EXTREME.encode(), 64));
        assertRefused("fan-out job of 66 bytes (expected: 65)", Arrays.copyOf(EXTREME.encode(), 66));
        byte[] backwards = new FanOutMessage(EXTREME.conversation(), 1, 3, 2, 1, 1, 1).encode();
        assertRefused("fan-out job of entries 3 to 2 (expected: 1 <= first <= last)", backwards);
    }

    private static void assertRefused(String message, byte[] bytes) {
        UndecodableJobException refused =
                assertThrows(UndecodableJobException.class, () -> FanOutMessage.decode(bytes));
        assertEquals(message, refused.getMessage());
    }
}
