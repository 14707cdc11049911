package parley.cluster.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;
import parley.kernel.Uuids;

final class ShardsTest {
    /// Other versions of the server must find the same; never change these numbers.
    @Test
    void ofShouldBeTheSameForEver() {
        assertEquals(0, Shards.of(ConversationId.NIL));
        assertEquals(96, Shards.of(ConversationId.parse("018f3c2a-7d1e-7c3b-9a4f-5b6c7d8e9f01")));
        assertEquals(281, Shards.of(ConversationId.parse("5d41402a-bc4b-3a76-b971-9d911017c592")));
    }

    @Test
    void ofShouldSpreadIdsThatWereMadeOneAfterTheOther() {
        int[] counts = new int[Shards.COUNT];
        int each = 100;
        LongStream.range(0, (long) each * Shards.COUNT)
                .mapToObj(time -> new ConversationId(Uuids.version7(1_700_000_000_000L + time, 7, 7)))
                .forEach(id -> counts[Shards.of(id)]++);
        assertTrue(IntStream.of(counts).min().orElseThrow() > each / 2);
        assertTrue(IntStream.of(counts).max().orElseThrow() < each * 2);
    }

    @Test
    void ofShouldUseAllBits() {
        int different = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            different += Shards.of(new ConversationId(new UUID(1L << bit, 0))) == 0 ? 0 : 1;
            different += Shards.of(new ConversationId(new UUID(0, 1L << bit))) == 0 ? 0 : 1;
        }
        assertTrue(different > 120, () -> "bits that make a difference of 128");
    }

    @Test
    void checkShouldRefuseOthers() {
        assertThrows(IllegalArgumentException.class, () -> Shards.check(-1));
        assertThrows(IllegalArgumentException.class, () -> Shards.check(Shards.COUNT));
        Shards.check(Shards.COUNT - 1);
    }
}
