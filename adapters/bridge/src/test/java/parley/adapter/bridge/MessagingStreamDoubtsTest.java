package parley.adapter.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MessagingStreamDoubtsTest {
    @Test
    void raiseShouldMakeMessagingDoubtItsStreams() {
        int[] doubts = new int[1];

        new MessagingStreamDoubts(() -> doubts[0]++).raise();

        assertEquals(1, doubts[0]);
    }
}
