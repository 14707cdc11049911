package parley.client.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class DirectConversationTest {
    private static final UserId ONE = new UserId(new UUID(1, 1));
    private static final UserId OTHER = new UserId(new UUID(2, 2));

    @Test
    void bothUsersShouldNameTheSameConversation() {
        assertEquals(DirectConversation.of(ONE, OTHER), DirectConversation.of(OTHER, ONE));
        assertNotEquals(DirectConversation.of(ONE, OTHER), DirectConversation.of(ONE, ONE));
    }

    /// The value the server derives for these two.
    @Test
    void idShouldBeTheServers() {
        assertEquals(
                "ae4fc912-3c3b-8d8f-89dd-6121a58d9177",
                DirectConversation.of(ONE, OTHER).toString());
    }
}
