package parley.adapter.rocksdb.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.rocksdb.Gate;
import parley.adapter.rocksdb.RocksDbConfig;
import parley.adapter.rocksdb.RocksDbStore;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.messaging.Messages;
import parley.messaging.domain.Content;
import parley.messaging.domain.CursorMark;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.AppendResult;
import parley.messaging.port.out.CidLocation;
import parley.messaging.port.out.Fence;
import parley.messaging.port.out.LogRefusedException;
import parley.messaging.port.out.LogUnavailableException;

/// What appends do beyond the contract: several in one batch, refused ones, repeats after an erasure, the largest.
final class AppendIT {
    private static final ConversationId CONVERSATION = Messages.ALICE_AND_BOB.id();
    private static final ConversationId OTHER = Messages.ALICE_AND_CAROL.id();
    private static final Cid CID = Messages.cid(1, 1);

    @TempDir
    private Path directory;

    private final Gate gate = new Gate();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private RocksDbStore store;
    private RocksDbMessaging messaging;

    @BeforeEach
    void open() {
        store = gate.openStore(RocksDbConfig.defaults(directory));
        messaging = RocksDbMessaging.on(store);
    }

    @AfterEach
    void close() {
        gate.open();
        callers.close();
        store.close();
    }

    @Test
    void aCidShouldBeTakenByAnEarlierAppendOfTheSameBatch() throws Exception {
        List<Future<AppendResult>> results = appendInOneBatch(
                Messages.append(CONVERSATION, List.of(Messages.entry(CONVERSATION, 1, Messages.ALICE, CID))),
                Messages.append(OTHER, List.of(Messages.entry(OTHER, 1, Messages.ALICE, CID))));

        assertEquals(new AppendResult.Committed(), results.get(0).get());
        assertEquals(new AppendResult.CidsTaken(Set.of(CID)), results.get(1).get());
        assertEquals(List.of(), messaging.log().tail(OTHER, 9));
        assertEquals(
                Optional.of(new CidLocation(CONVERSATION, 1)), messaging.log().find(Messages.ALICE, CID));
        assertEquals(Optional.empty(), messaging.inboxes().find(Messages.ALICE, OTHER));
    }

    @Test
    void headsOfOneBatchShouldKeepTheMaximum() throws Exception {
        List<Future<AppendResult>> results = appendInOneBatch(
                Messages.append(CONVERSATION, 1, 3),
                Messages.append(CONVERSATION, 1, 2),
                Messages.append(CONVERSATION, 4, 5));

        for (Future<AppendResult> result : results) {
            assertEquals(new AppendResult.Committed(), result.get());
        }
        assertEquals(
                5,
                messaging
                        .inboxes()
                        .find(Messages.BOB, CONVERSATION)
                        .orElseThrow()
                        .head());
        assertEquals(5, messaging.log().tail(CONVERSATION, 9).size());
    }

    @Test
    void aHigherEpochShouldMoveTheHeadEvenToALowerSeq() {
        gate.open();
        messaging.log().append(Messages.append(CONVERSATION, 1, 3));
        LogEntry entry = Messages.entry(CONVERSATION, 2, Messages.ALICE, CID);

        messaging.log().append(new Append(CONVERSATION, 2, List.of(entry), heads(2), Fence.OPEN));
        messaging.log().append(Messages.append(CONVERSATION, 3, 3));

        assertEquals(
                2,
                messaging
                        .inboxes()
                        .find(Messages.BOB, CONVERSATION)
                        .orElseThrow()
                        .head());
    }

    @Test
    void aRepeatShouldNotBringErasedContentBack() {
        gate.open();
        Append append = Messages.append(CONVERSATION, 1, 2);
        messaging.log().append(append);
        messaging.log().erase(CONVERSATION, 1);

        assertEquals(new AppendResult.Committed(), messaging.log().append(append));

        assertTrue(
                messaging.log().read(CONVERSATION, 1, 1, 1).getFirst().content().erased());
    }

    @Test
    void malformedAppendsShouldBeRefused() {
        gate.open();
        LogEntry first = Messages.entry(CONVERSATION, 1);
        List<List<LogEntry>> malformed = List.of(
                List.of(first, Messages.entry(CONVERSATION, 3)),
                List.of(first, Messages.entry(OTHER, 2)),
                List.of(
                        Messages.entry(CONVERSATION, 1, Messages.ALICE, CID),
                        Messages.entry(CONVERSATION, 2, Messages.ALICE, CID)));

        for (List<LogEntry> entries : malformed) {
            Append append = new Append(CONVERSATION, 1, entries, List.of(), Fence.OPEN);
            assertThrows(LogRefusedException.class, () -> messaging.log().append(append));
        }
        assertEquals(List.of(), messaging.log().tail(CONVERSATION, 9));
    }

    @Test
    void theLargestAppendShouldBeStoredWhole() {
        gate.open();
        List<LogEntry> entries = new ArrayList<>();
        for (long seq = 1; seq <= 256; seq++) {
            byte[] json = new byte[4_096];
            json[0] = (byte) seq;
            entries.add(new LogEntry(
                    CONVERSATION,
                    seq,
                    1,
                    EntryKind.MESSAGE,
                    seq,
                    Messages.ALICE,
                    Messages.PHONE,
                    Messages.cid(1, seq),
                    1,
                    0,
                    1,
                    Content.of(json)));
        }

        messaging.log().append(new Append(CONVERSATION, 1, entries, heads(256), Fence.OPEN));

        assertEquals(entries, messaging.log().read(CONVERSATION, 1, 256, 256));
    }

    @Test
    void cursorsAdvancedAfterForgettingShouldNotSeeTheOldOnes() throws Exception {
        gate.passOne();
        messaging.cursors().advance(List.of(mark(8)));
        Future<?> held = hold();
        Future<?> before = callers.submit(() -> messaging.cursors().advance(List.of(mark(9))));
        await().until(() -> store.counters().waiting() == 1);
        Future<?> forgotten = callers.submit(() -> messaging.cursors().forget(Messages.ALICE, Messages.PHONE));
        await().until(() -> store.counters().waiting() == 2);
        Future<?> after = callers.submit(() -> messaging.cursors().advance(List.of(mark(4))));
        await().until(() -> store.counters().waiting() == 3);

        gate.open();

        held.get();
        before.get();
        forgotten.get();
        after.get();
        assertEquals(OptionalLong.of(4), messaging.cursors().find(Messages.ALICE, Messages.PHONE, CONVERSATION));
    }

    @Test
    void aClosedStoreShouldBeUnavailable() {
        gate.open();
        store.close();

        assertThrows(LogUnavailableException.class, () -> messaging.log().append(Messages.append(CONVERSATION, 1, 1)));
        assertThrows(LogUnavailableException.class, () -> messaging.log().tail(CONVERSATION, 1));
        assertThrows(LogUnavailableException.class, () -> messaging.cursors().all(Messages.ALICE, Messages.PHONE));
    }

    private List<Future<AppendResult>> appendInOneBatch(Append... appends) throws Exception {
        Future<?> held = hold();
        List<Future<AppendResult>> results = new ArrayList<>();
        for (Append append : appends) {
            results.add(callers.submit(() -> messaging.log().append(append)));
            await().until(() -> store.counters().waiting() == results.size());
        }
        gate.open();
        held.get();
        results.getLast().get();
        assertEquals(2, store.counters().batches());
        return results;
    }

    private Future<?> hold() {
        int arrived = gate.arrived.get();
        Future<?> held = callers.submit(() -> messaging.conversations().create(Messages.ALICE_AND_BOB));
        await().until(() -> gate.arrived.get() == arrived + 1);
        return held;
    }

    private static List<InboxHead> heads(long seq) {
        return List.of(new InboxHead(Messages.BOB, CONVERSATION, seq, seq, seq, seq, 0));
    }

    private static CursorMark mark(long seq) {
        return new CursorMark(Messages.ALICE, Messages.PHONE, CONVERSATION, seq);
    }
}
