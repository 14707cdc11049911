package parley.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parley.client.model.Progress;
import parley.client.model.SeqRange;

class SeqSetTest {
    @Test
    void freshSetShouldNotKnowWhereItStarts() {
        SeqSet set = new SeqSet();
        assertFalse(set.known());
        assertFalse(set.contains(1));
        set.add(9);
        assertFalse(set.known());
        assertTrue(set.contains(9));
        assertEquals(new Progress(Progress.UNKNOWN, List.of(new SeqRange(9, 9))), set.progress());
    }

    @Test
    void firstPushShouldTellWhereItStarts() {
        SeqSet set = new SeqSet();
        set.start(7);
        assertEquals(6, set.upTo());
        set.start(3);
        assertEquals(6, set.upTo());
    }

    @Test
    void lowerOwnEntryShouldTellWhereItStarts() {
        SeqSet set = new SeqSet();
        set.add(5);
        set.start(7);
        assertEquals(5, set.upTo());
    }

    @Test
    void higherOwnEntryShouldWaitForWhatLiesBelow() {
        SeqSet set = new SeqSet();
        set.add(9);
        set.start(7);
        assertEquals(6, set.upTo());
        set.add(7);
        assertEquals(7, set.upTo());
        set.add(8);
        assertEquals(9, set.upTo());
    }

    @Test
    void firstEntryOfAConversationShouldStartIt() {
        SeqSet set = new SeqSet();
        set.add(1);
        assertEquals(1, set.upTo());
    }

    @Test
    void progressShouldSurviveARoundTrip() {
        SeqSet set = new SeqSet(new Progress(4, List.of(new SeqRange(6, 7), new SeqRange(9, 9))));
        assertEquals(set.progress(), new SeqSet(set.progress()).progress());
        set.add(5);
        assertEquals(new Progress(7, List.of(new SeqRange(9, 9))), set.progress());
    }

    @Test
    void rangesShouldBehaveLikeASetOfNumbers() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            SeqSet set = new SeqSet(new Progress(0, List.of()));
            TreeSet<Long> model = new TreeSet<>();
            for (int step = 0; step < 30; step++) {
                long from = 1L + random.nextInt(40);
                long to = from + random.nextInt(5);
                set.add(new SeqRange(from, to));
                for (long seq = from; seq <= to; seq++) {
                    model.add(seq);
                }
                assertSame(model, set);
            }
        }
    }

    private static void assertSame(Set<Long> model, SeqSet set) {
        long upTo = 0;
        while (model.contains(upTo + 1)) {
            upTo++;
        }
        assertEquals(upTo, set.upTo());
        for (long seq = 1; seq <= 50; seq++) {
            assertEquals(model.contains(seq), set.contains(seq), "seq " + seq + " of " + set.progress());
        }
        long end = set.upTo();
        for (SeqRange range : set.progress().ahead()) {
            assertTrue(range.from() > end + 1, "merged: " + set.progress());
            end = range.to();
        }
    }
}
