package parley.messaging.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.BOB;
import static parley.messaging.Messages.CAROL;
import static parley.messaging.Messages.cid;
import static parley.messaging.Messages.text;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;
import parley.kernel.Page;
import parley.kernel.UserId;
import parley.messaging.domain.Content;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.in.ListInbox;
import parley.messaging.port.in.ReadHistory;
import parley.messaging.port.in.ReadHistory.Range;

/// Pages of history and inbox: which entries, and how much of them.
class HistoryTest {
    private static final Content LARGE = text("x".repeat(60_000));

    private final Fixture fixture = new Fixture();

    @Test
    void pagesShouldHoldTheEntriesNextToThePosition() {
        send(ALICE, BOB, 1, 100, text("small"));

        assertEquals(seqs(51, 100), page(new Range.Latest(), 50));
        assertEquals(seqs(1, 50), page(new Range.Before(51), 200));
        assertEquals(seqs(11, 50), page(new Range.Before(51), 40));
        assertEquals(seqs(61, 100), page(new Range.Before(1_000), 40));
        assertEquals(seqs(1, 70), page(new Range.After(0), 70));
        assertEquals(seqs(91, 100), page(new Range.After(90), 200));
        assertEquals(List.of(), page(new Range.After(Long.MAX_VALUE), 200));
        assertEquals(List.of(), page(new Range.Before(1), 200));
    }

    @Test
    void pagesOfLargeEntriesShouldBeShorter() {
        send(ALICE, BOB, 1, 100, LARGE);

        assertEquals(seqs(84, 100), page(new Range.Latest(), 200));
        assertEquals(seqs(34, 50), page(new Range.Before(51), 200));
        assertEquals(seqs(51, 67), page(new Range.After(50), 200));
    }

    @Test
    void anEntryLargerThanAPageShouldComeAlone() {
        Fixture small = new Fixture(pageBytes(1_000));
        small.send(Fixture.command(ALICE, BOB, cid(Fixture.NOW, 1), LARGE));
        small.send(Fixture.command(ALICE, BOB, cid(Fixture.NOW, 2), LARGE));
        small.work();

        assertEquals(seqs(2, 2), page(small, new Range.Latest(), 10));
        assertEquals(seqs(1, 1), page(small, new Range.After(0), 10));
    }

    @Test
    void inboxPagesShouldHoldNoMoreThanTheirBytesAndLoseNothing() {
        Fixture small = new Fixture(pageBytes(100_000));
        for (UserId peer : List.of(ALICE, BOB, CAROL)) {
            small.send(
                    Fixture.command(ALICE, peer, cid(Fixture.NOW, peer.value().getLeastSignificantBits()), LARGE));
        }
        small.work();

        Page<ListInbox.Item> first = inbox(small, ConversationId.NIL);
        Page<ListInbox.Item> second = inbox(small, ConversationId.parse(first.next()));

        assertEquals(2, first.items().size());
        assertEquals(1, second.items().size());
        assertTrue(second.next().isEmpty());
    }

    private static Page<ListInbox.Item> inbox(Fixture on, ConversationId after) {
        ListInbox.Result result = on.messaging.listInbox().list(new ListInbox.Query(ALICE, after, 50));
        return ((ListInbox.Result.Found) result).page();
    }

    private void send(UserId from, UserId to, long first, long last, Content content) {
        for (long number = first; number <= last; number++) {
            fixture.send(Fixture.command(from, to, cid(Fixture.NOW, number), content));
        }
        fixture.work();
    }

    private List<Long> page(Range range, int limit) {
        return page(fixture, range, limit);
    }

    private static List<Long> page(Fixture on, Range range, int limit) {
        ReadHistory.Result result =
                on.messaging.readHistory().read(new ReadHistory.Query(BOB, ALICE_AND_BOB.id(), range, limit));
        return ((ReadHistory.Result.Found) result)
                .entries().stream().map(LogEntry::seq).toList();
    }

    private static List<Long> seqs(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static MessagingConfig pageBytes(int bytes) {
        return Limits.with(limits -> limits.pageBytes = bytes);
    }
}
