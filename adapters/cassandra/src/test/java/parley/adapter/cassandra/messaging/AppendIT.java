package parley.adapter.cassandra.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.ALICE_AND_CAROL;
import static parley.messaging.Messages.BOB;
import static parley.messaging.Messages.PHONE;
import static parley.messaging.Messages.append;
import static parley.messaging.Messages.cid;
import static parley.messaging.Messages.entry;
import static parley.messaging.Messages.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.messaging.domain.Content;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.CursorMark;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.AppendResult;
import parley.messaging.port.out.CidLocation;
import parley.messaging.port.out.Fence;
import parley.messaging.port.out.LogRefusedException;
import parley.messaging.port.out.LogUnavailableException;

/// What the writes of an append do to each other when they arrive late, twice, or in part.
final class AppendIT extends CassandraFixture {
    private static final ConversationId CONVERSATION = ALICE_AND_BOB.id();
    private static final ConversationId OTHER = ALICE_AND_CAROL.id();
    private static final Fence LOST = () -> false;

    @Test
    void aLateWriteOfAFormerOwnerShouldLose() {
        LogEntry of1 = written(1, 1, 500, cid(1, 1), "former");
        LogEntry of2 = written(1, 2, 600, cid(2, 2), "present");
        messaging().log().append(append(2, CONVERSATION, List.of(of2)));

        messaging().log().append(append(1, CONVERSATION, List.of(of1)));

        assertEquals(List.of(of2), messaging().log().read(CONVERSATION, 1, 9, 9));
        assertEquals(Optional.empty(), messaging().log().find(ALICE, of1.cid()));
        assertEquals(
                Optional.of(new CidLocation(CONVERSATION, 1)), messaging().log().find(ALICE, of2.cid()));
        assertEquals(600, row(CONVERSATION).at());
    }

    @Test
    void aLateHeadOfAFormerOwnerShouldLoseThoughItsSeqIsHigher() {
        messaging().inboxes().advanceHeads(2, List.of(new InboxHead(BOB, CONVERSATION, 3, 30, 3, 3, 0)));

        messaging().inboxes().advanceHeads(1, List.of(new InboxHead(BOB, CONVERSATION, 9, 90, 9, 9, 0)));

        assertEquals(new InboxRow(CONVERSATION, 3, 30, 3, 3, 0, 0), row(CONVERSATION));
    }

    /// The cid stands at two seqs: what the former owner wrote at the higher one is not in the log any more.
    @Test
    void aCidThatWasOverwrittenShouldBeFoundWhereItIsNow() {
        Cid cid = cid(1, 1);
        messaging().log().append(append(1, CONVERSATION, List.of(written(1, 1, 1, cid(3, 3), "first"))));
        messaging()
                .log()
                .append(append(1, CONVERSATION, List.of(written(2, 1, 2, cid(4, 4), "x"), written(3, 1, 2, cid, "y"))));

        messaging().log().append(append(2, CONVERSATION, List.of(written(2, 2, 3, cid, "again"))));
        messaging().log().append(append(2, CONVERSATION, List.of(written(3, 2, 3, cid(5, 5), "next"))));

        assertEquals(
                Optional.of(new CidLocation(CONVERSATION, 2)), messaging().log().find(ALICE, cid));
    }

    @Test
    void withoutItsLeaseAnAppendShouldWriteNoHeadAndBeCompletedByItsRepetition() {
        Append complete = append(CONVERSATION, 1, 2);

        assertThrows(LogUnavailableException.class, () -> messaging().log().append(fenced(complete, LOST)));

        assertEquals(2, messaging().log().tail(CONVERSATION, 9).size());
        assertEquals(Optional.empty(), messaging().inboxes().find(BOB, CONVERSATION));
        assertEquals(new AppendResult.Committed(), messaging().log().append(complete));
        assertEquals(2, row(CONVERSATION).head());
    }

    @Test
    void logRowsWithoutDedupShouldBeCompletedByTheRepetition() {
        Append append = append(CONVERSATION, 1, 2);
        new LogTable(node().store())
                .inserts(1, append.entries())
                .forEach(rows -> node().store().write(rows));
        Cid cid = append.entries().get(1).cid();
        assertEquals(Optional.empty(), messaging().log().find(ALICE, cid));

        messaging().log().append(append);

        assertEquals(
                Optional.of(new CidLocation(CONVERSATION, 2)), messaging().log().find(ALICE, cid));
        assertEquals(2, row(CONVERSATION).head());
    }

    @Test
    void dedupRowsWithoutLogShouldCountAsNone() {
        LogEntry entry = entry(CONVERSATION, 1);
        node().store().write(new DedupTable(node().store()).insert(1, entry));

        assertEquals(Optional.empty(), messaging().log().find(ALICE, entry.cid()));
    }

    @Test
    void entriesAcrossTheEndOfABucketShouldBeFoundFromBothSides() {
        messaging().log().append(append(CONVERSATION, 9_997, 10_002));

        assertEquals(range(9_997, 10_002), seqs(messaging().log().tail(CONVERSATION, 100)));
        assertEquals(range(10_000, 10_002), seqs(messaging().log().tail(CONVERSATION, 3)));
        assertEquals(range(9_998, 10_001), seqs(messaging().log().read(CONVERSATION, 9_998, 10_001, 100)));
        assertEquals(range(9_997, 10_000), seqs(messaging().log().read(CONVERSATION, 1, Long.MAX_VALUE, 4)));
    }

    @Test
    void aBucketThatWasNamedButNotWrittenShouldNotHideTheOneBefore() {
        messaging().log().append(append(CONVERSATION, 9_998, 9_999));
        new ConversationTable(node().store()).raiseLastBucket(CONVERSATION, 1);

        assertEquals(range(9_998, 9_999), seqs(messaging().log().tail(CONVERSATION, 100)));
    }

    @Test
    void aFormerOwnerShouldNotLowerTheLastBucket() {
        ConversationTable table = new ConversationTable(node().store());
        table.raiseLastBucket(CONVERSATION, 2);

        table.raiseLastBucket(CONVERSATION, 1);

        assertEquals(2, table.lastBucket(CONVERSATION));
        assertEquals(Optional.empty(), messaging().conversations().find(CONVERSATION));
        messaging().conversations().create(ALICE_AND_BOB);
        assertEquals(2, table.lastBucket(CONVERSATION));
    }

    @Test
    void contentShouldStayErasedWhenTheNextOwnerWritesTheTailOnceMore() {
        Append tail = append(CONVERSATION, 1, 2);
        messaging().log().append(tail);

        messaging().log().erase(CONVERSATION, 2);
        messaging().log().append(new Append(CONVERSATION, 5, tail.entries(), tail.heads(), Fence.OPEN));

        LogEntry second = tail.entries().get(1);
        assertEquals(List.of(second.erase()), messaging().log().read(CONVERSATION, 2, 2, 1));
        assertEquals(
                Optional.of(new CidLocation(CONVERSATION, 2)), messaging().log().find(ALICE, second.cid()));
    }

    @Test
    void erasingWhatIsNotThereShouldNotEraseWhatComesThere() {
        messaging().log().append(append(CONVERSATION, 1, 1));

        messaging().log().erase(CONVERSATION, 2);
        messaging().log().append(append(CONVERSATION, 2, 2));

        assertEquals(List.of(entry(CONVERSATION, 2)), messaging().log().read(CONVERSATION, 2, 2, 1));
    }

    @Test
    void aCidInSeveralConversationsShouldBeThatOfTheEarlierEntry() {
        Cid cid = cid(1, 1);
        messaging().log().append(append(1, OTHER, List.of(entry(OTHER, 1, ALICE, cid))));

        messaging().log().append(append(7, CONVERSATION, List.of(written(1, 7, 900, cid, "later"))));

        assertEquals(Optional.of(new CidLocation(OTHER, 1)), messaging().log().find(ALICE, cid));
    }

    @Test
    void whatIsTooLargeOrMalformedShouldBeRefusedAndNotBeStored() {
        byte[] huge = new byte[node().config().appendBytes() + 1];
        Arrays.fill(huge, (byte) ' ');
        LogEntry large = written(1, 1, 1, cid(1, 1), huge);

        assertThrows(LogRefusedException.class, () -> messaging().log().append(append(CONVERSATION, List.of(large))));
        assertThrows(
                LogRefusedException.class,
                () -> messaging()
                        .log()
                        .append(append(CONVERSATION, List.of(entry(CONVERSATION, 1), entry(CONVERSATION, 3)))));
        assertThrows(
                LogRefusedException.class,
                () -> messaging()
                        .log()
                        .append(append(
                                CONVERSATION,
                                List.of(written(1, 1, 1, cid(1, 1), "a"), written(2, 1, 1, cid(1, 1), "b")))));

        assertEquals(List.of(), messaging().log().tail(CONVERSATION, 9));
    }

    @Test
    void theLargestAppendShouldBeOneWrite() {
        byte[] json = new byte[4_096];
        Arrays.fill(json, (byte) ' ');
        List<LogEntry> entries = LongStream.rangeClosed(1, 256)
                .mapToObj(seq -> written(seq, 1, seq, cid(1, seq), json))
                .toList();
        long before = node().store().counters().writes();

        messaging().log().append(new Append(CONVERSATION, 1, entries, List.of(), Fence.OPEN));

        assertEquals(1 + 256, node().store().counters().writes() - before);
        assertEquals(entries, messaging().log().tail(CONVERSATION, 256));
    }

    @Test
    void aRowWithoutAHeadShouldNotBeInTheInbox() {
        ConversationSettings settings = new ConversationSettings(1, true, true, true, 5);
        messaging().inboxes().changeSettings(BOB, OTHER, settings);
        messaging().log().append(append(CONVERSATION, 1, 1));

        assertEquals(Optional.empty(), messaging().inboxes().find(BOB, OTHER));
        assertEquals(
                List.of(CONVERSATION),
                messaging().inboxes().list(BOB, ConversationId.NIL, 1).stream()
                        .map(InboxRow::conversation)
                        .toList());
    }

    @Test
    void aMarkThatIsStoredLateShouldNotBringAForgottenDeviceBack() {
        CursorMark mark = new CursorMark(ALICE, PHONE, CONVERSATION, 1L << 39);
        messaging().cursors().forget(ALICE, PHONE);

        messaging().cursors().advance(List.of(mark));

        assertEquals(0, messaging().cursors().all(ALICE, PHONE).size());
    }

    private InboxRow row(ConversationId conversation) {
        return messaging().inboxes().find(BOB, conversation).orElseThrow();
    }

    private static Append fenced(Append append, Fence fence) {
        return new Append(append.conversation(), append.epoch(), append.entries(), append.heads(), fence);
    }

    private static LogEntry written(long seq, long epoch, long at, Cid cid, String text) {
        return written(seq, epoch, at, cid, text(text).json());
    }

    private static LogEntry written(long seq, long epoch, long at, Cid cid, byte[] json) {
        return new LogEntry(
                CONVERSATION, seq, epoch, EntryKind.MESSAGE, seq, ALICE, PHONE, cid, at, 0, seq, Content.of(json));
    }

    private static List<Long> seqs(List<LogEntry> entries) {
        return entries.stream().map(LogEntry::seq).toList();
    }

    private static List<Long> range(long from, long to) {
        return new ArrayList<>(LongStream.rangeClosed(from, to).boxed().toList());
    }
}
