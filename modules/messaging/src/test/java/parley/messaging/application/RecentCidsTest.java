package parley.messaging.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.BOB;
import static parley.messaging.Messages.PHONE;
import static parley.messaging.Messages.cid;
import static parley.messaging.Messages.text;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.LogEntry;

/// The window of recent cids: what it finds, what it forgets, and when it may rule a cid out.
class RecentCidsTest {
    private static final long START = 1_800_000_000_000L;

    @Test
    void everyEntryInTheWindowShouldBeFoundAndNoOther() {
        RecentCids recent = new RecentCids(config(100, Duration.ZERO, 1_000));
        for (long seq = 1; seq <= 5_000; seq++) {
            recent.add(entry(seq, START));
            assertEquals(seq, recent.find(ALICE, cid(START, seq)));
        }
        for (long seq = 1; seq <= 5_000; seq++) {
            boolean kept = seq > 4_000;
            assertEquals(kept ? seq : 0, recent.find(ALICE, cid(START, seq)), "seq " + seq);
            assertEquals(0, recent.find(BOB, cid(START, seq)));
        }
        assertEquals(START, recent.at(4_500));
    }

    @Test
    void youngEntriesShouldStayBeyondTheCountAndOldOnesOnlyWithinIt() {
        RecentCids recent = new RecentCids(config(10, Duration.ofMinutes(4), 10_000));
        for (long seq = 1; seq <= 100; seq++) {
            recent.add(entry(seq, START));
        }
        assertEquals(1, recent.find(ALICE, cid(START, 1)));

        recent.add(entry(101, START + Duration.ofMinutes(5).toMillis()));

        assertEquals(0, recent.find(ALICE, cid(START, 91)));
        assertEquals(92, recent.find(ALICE, cid(START, 92)));
        assertEquals(101, recent.find(ALICE, cid(START, 101)));
    }

    @Test
    void aWindowThatHoldsTheWholeLogShouldExcludeEveryOtherCid() {
        RecentCids recent = new RecentCids(config(10, Duration.ZERO, 10));
        assertTrue(recent.excludes(cid(1, 1)));
        for (long seq = 1; seq <= 10; seq++) {
            recent.add(entry(seq, START));
        }
        assertTrue(recent.excludes(cid(1, 1)));

        recent.add(entry(11, START));

        assertFalse(recent.excludes(cid(1, 1)));
    }

    @Test
    void onlyCidsClearlyYoungerThanTheWindowShouldBeExcluded() {
        RecentCids recent = new RecentCids(config(10, Duration.ZERO, 10));
        for (long seq = 500; seq <= 505; seq++) {
            recent.add(entry(seq, START));
        }

        assertFalse(recent.excludes(cid(START + 120_000, 1)));
        assertTrue(recent.excludes(cid(START + 120_001, 1)));
    }

    private static LogEntry entry(long seq, long at) {
        return new LogEntry(
                ALICE_AND_BOB.id(),
                seq,
                1,
                EntryKind.MESSAGE,
                seq,
                ALICE,
                PHONE,
                cid(START, seq),
                at,
                0,
                seq,
                text("x"));
    }

    private static MessagingConfig config(int keep, Duration age, int most) {
        return Limits.with(limits -> {
            limits.recentCids = keep;
            limits.recentCidAge = age;
            limits.recentCidsMost = most;
        });
    }
}
