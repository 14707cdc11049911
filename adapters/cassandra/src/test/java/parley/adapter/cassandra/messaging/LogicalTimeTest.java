package parley.adapter.cassandra.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class LogicalTimeTest {
    private static final long LAST_EPOCH = (1L << 22) - 1;

    @Test
    void timesShouldBeOrderedByEpochAndThenBySeq() {
        assertEquals((3L << 40) + 5, LogicalTime.of(3, 5));
        assertTrue(LogicalTime.of(1, LogicalTime.MAX_SEQ) < LogicalTime.of(2, 1));
        assertTrue(LogicalTime.of(2, 1) < LogicalTime.of(2, 2));
    }

    @Test
    void whatIsFinalShouldBeLaterThanEverythingElse() {
        assertTrue(LogicalTime.of(LAST_EPOCH, LogicalTime.MAX_SEQ) < LogicalTime.FINAL);
    }

    @Test
    void whatDoesNotFitShouldBeRefusedAndNotWrapAround() {
        assertThrows(IllegalArgumentException.class, () -> LogicalTime.of(LAST_EPOCH + 1, 1));
        assertThrows(IllegalArgumentException.class, () -> LogicalTime.of(1, LogicalTime.MAX_SEQ + 1));
        assertThrows(IllegalArgumentException.class, () -> LogicalTime.of(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> LogicalTime.of(1, -1));
    }
}
