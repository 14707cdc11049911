package parley.messaging.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.ALICE_AND_CAROL;
import static parley.messaging.Messages.BOB;
import static parley.messaging.Messages.append;
import static parley.messaging.Messages.cid;
import static parley.messaging.Messages.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.messaging.domain.Content;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.LogEntry;

/// What every [MessageLog] does. Each test gets an empty log from [#log] and the inboxes that its appends
/// fill from [#inboxes].
public interface MessageLogContract {
    ConversationId CONVERSATION = ALICE_AND_BOB.id();
    ConversationId OTHER = ALICE_AND_CAROL.id();

    MessageLog log();

    Inboxes inboxes();

    /// Whether an append finds out that a cid is taken elsewhere; see [AppendResult.CidsTaken].
    default boolean detectsTakenCids() {
        return true;
    }

    @Test
    default void appendShouldStoreEntriesAsTheyAre() {
        LogEntry entry = new LogEntry(
                CONVERSATION,
                1,
                7,
                EntryKind.SYSTEM,
                0,
                BOB,
                parley.messaging.Messages.LAPTOP,
                cid(5, 5),
                99,
                0,
                1,
                Content.of(new byte[] {'{', '}'}));

        assertEquals(new AppendResult.Committed(), log().append(append(CONVERSATION, List.of(entry))));

        assertEquals(List.of(entry), log().read(CONVERSATION, 1, 1, 10));
    }

    @Test
    default void appendShouldBeIdempotent() {
        log().append(append(CONVERSATION, 1, 3));
        InboxRow before = inboxes().find(BOB, CONVERSATION).orElseThrow();

        assertEquals(new AppendResult.Committed(), log().append(append(CONVERSATION, 1, 3)));

        assertEquals(seqs(1, 3), seqs(log().read(CONVERSATION, 1, 100, 100)));
        assertEquals(before, inboxes().find(BOB, CONVERSATION).orElseThrow());
    }

    @Test
    default void appendShouldAdvanceHeadsAndCountUnread() {
        log().append(append(CONVERSATION, 1, 3));

        assertEquals(
                new InboxRow(CONVERSATION, 3, 3, 3, 3, 0, 0),
                inboxes().find(BOB, CONVERSATION).orElseThrow());
        assertEquals(3, inboxes().find(BOB, CONVERSATION).orElseThrow().unread());
        assertEquals(0, inboxes().find(ALICE, CONVERSATION).orElseThrow().unread());
    }

    @Test
    default void appendShouldNotMoveHeadsBack() {
        log().append(append(CONVERSATION, 1, 3));

        log().append(append(CONVERSATION, 1, 2));

        assertEquals(3, inboxes().find(BOB, CONVERSATION).orElseThrow().head());
    }

    @Test
    default void ownOrdinalShouldRaiseTheReadOrdinalOnly() {
        InboxHead head = new InboxHead(BOB, CONVERSATION, 2, 2, 2, 2, 1);
        List<LogEntry> entries = List.of(entry(CONVERSATION, 1, BOB, cid(1, 1)), entry(CONVERSATION, 2));

        log().append(new Append(CONVERSATION, 1, entries, List.of(head), Fence.OPEN));

        assertEquals(
                new InboxRow(CONVERSATION, 2, 2, 2, 2, 0, 1),
                inboxes().find(BOB, CONVERSATION).orElseThrow());
    }

    @Test
    default void findShouldTellWhereACidWasStored() {
        log().append(append(CONVERSATION, 1, 2));

        Cid second = entry(CONVERSATION, 2).cid();

        assertEquals(Optional.of(new CidLocation(CONVERSATION, 2)), log().find(ALICE, second));
        assertEquals(Optional.empty(), log().find(BOB, second));
        assertEquals(Optional.empty(), log().find(ALICE, cid(1, 1)));
    }

    @Test
    default void appendShouldStoreNothingWhenACidIsTakenElsewhere() {
        assumeTrue(detectsTakenCids());
        Cid cid = cid(1, 1);
        log().append(append(CONVERSATION, List.of(entry(CONVERSATION, 1, ALICE, cid))));

        AppendResult result =
                log().append(append(OTHER, List.of(entry(OTHER, 1, ALICE, cid(2, 2)), entry(OTHER, 2, ALICE, cid))));

        assertEquals(new AppendResult.CidsTaken(Set.of(cid)), result);
        assertEquals(List.of(), log().read(OTHER, 1, 10, 10));
        assertEquals(Optional.empty(), log().find(ALICE, cid(2, 2)));
        assertEquals(Optional.empty(), inboxes().find(ALICE, OTHER));
    }

    @Test
    default void findShouldTellWhereACidWasStoredFirst() {
        Cid cid = cid(1, 1);
        log().append(append(CONVERSATION, 1, 1));
        log().append(append(CONVERSATION, List.of(entry(CONVERSATION, 2, ALICE, cid))));
        log().append(append(OTHER, 1, 2));

        log().append(append(OTHER, List.of(entry(OTHER, 3, ALICE, cid))));

        assertEquals(Optional.of(new CidLocation(CONVERSATION, 2)), log().find(ALICE, cid));
    }

    @Test
    default void appendShouldAcceptTheSameCidOfAnotherSender() {
        Cid cid = cid(1, 1);
        log().append(append(CONVERSATION, List.of(entry(CONVERSATION, 1, ALICE, cid))));

        log().append(append(CONVERSATION, List.of(entry(CONVERSATION, 2, BOB, cid))));

        assertEquals(Optional.of(new CidLocation(CONVERSATION, 2)), log().find(BOB, cid));
    }

    @Test
    default void aDedupRowShouldCountOnlyWhileItsEntryIsTheSame() {
        Cid overwritten = cid(1, 1);
        log().append(append(CONVERSATION, List.of(entry(CONVERSATION, 1, ALICE, overwritten))));
        log().append(append(2, CONVERSATION, List.of(entry(CONVERSATION, 1, BOB, cid(2, 2)))));

        assertEquals(Optional.empty(), log().find(ALICE, overwritten));
        assertEquals(
                new AppendResult.Committed(),
                log().append(append(2, CONVERSATION, List.of(entry(CONVERSATION, 2, ALICE, overwritten)))));
        assertEquals(Optional.of(new CidLocation(CONVERSATION, 2)), log().find(ALICE, overwritten));
    }

    @Test
    default void readShouldPageByBoundsAndLimit() {
        log().append(append(CONVERSATION, 1, 10));
        log().append(append(OTHER, 1, 3));

        assertEquals(List.of(), seqs(log().read(CONVERSATION, 1, 10, 0)));
        assertEquals(List.of(1L), seqs(log().read(CONVERSATION, 1, 10, 1)));
        assertEquals(seqs(4, 7), seqs(log().read(CONVERSATION, 4, 7, 4)));
        assertEquals(seqs(4, 7), seqs(log().read(CONVERSATION, 4, 7, 5)));
        assertEquals(List.of(10L), seqs(log().read(CONVERSATION, 10, 99, 5)));
        assertEquals(List.of(), log().read(CONVERSATION, 11, 99, 5));
        assertEquals(List.of(), log().read(CONVERSATION, 5, 4, 5));
        assertEquals(List.of(), log().read(new ConversationId(new UUID(9, 9)), 1, 99, 5));
    }

    @Test
    default void tailShouldBeTheLastEntriesAscending() {
        log().append(append(CONVERSATION, 1, 300));
        log().append(append(OTHER, 1, 3));

        assertEquals(List.of(300L), seqs(log().tail(CONVERSATION, 1)));
        assertEquals(seqs(298, 300), seqs(log().tail(CONVERSATION, 3)));
        assertEquals(seqs(1, 3), seqs(log().tail(OTHER, 100)));
        assertEquals(List.of(), log().tail(new ConversationId(new UUID(9, 9)), 5));
    }

    @Test
    default void eraseShouldKeepSkeletonAndDedup() {
        log().append(append(CONVERSATION, 1, 2));
        LogEntry first = entry(CONVERSATION, 1);

        log().erase(CONVERSATION, 1);
        log().erase(CONVERSATION, 1);
        log().erase(CONVERSATION, 77);

        LogEntry erased = log().read(CONVERSATION, 1, 1, 1).getFirst();
        assertTrue(erased.content().erased());
        assertEquals(first.erase(), erased);
        assertEquals(Optional.of(new CidLocation(CONVERSATION, 1)), log().find(ALICE, first.cid()));
        assertEquals(seqs(1, 2), seqs(log().tail(CONVERSATION, 9)));
    }

    @Test
    default void appendShouldKeepTheLargestPayload() {
        byte[] json = new byte[65_536];
        Arrays.fill(json, (byte) ' ');
        json[0] = '{';
        json[json.length - 1] = '}';
        LogEntry large = new LogEntry(
                CONVERSATION,
                1,
                1,
                EntryKind.MESSAGE,
                1,
                ALICE,
                parley.messaging.Messages.PHONE,
                cid(1, 1),
                1,
                0,
                1,
                Content.of(json));

        log().append(append(CONVERSATION, List.of(large)));

        assertEquals(large, log().tail(CONVERSATION, 1).getFirst());
    }

    @Test
    default void appendsOfManyConversationsShouldNotDisturbEachOther() throws Exception {
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int number = 1; number <= 16; number++) {
                ConversationId conversation = new ConversationId(new UUID(100, number));
                running.add(writers.submit(() -> {
                    for (long seq = 1; seq <= 50; seq++) {
                        log().append(append(conversation, seq, seq));
                    }
                }));
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        }
        for (int number = 1; number <= 16; number++) {
            ConversationId conversation = new ConversationId(new UUID(100, number));
            assertEquals(seqs(1, 50), seqs(log().read(conversation, 1, 100, 100)));
            assertEquals(50, inboxes().find(BOB, conversation).orElseThrow().head());
        }
    }

    @Test
    default void generationShouldNotChange() {
        String generation = log().generation();

        log().append(append(CONVERSATION, 1, 1));

        assertTrue(!generation.isEmpty());
        assertEquals(generation, log().generation());
    }

    private static List<Long> seqs(List<LogEntry> entries) {
        return entries.stream().map(LogEntry::seq).toList();
    }

    private static List<Long> seqs(long from, long to) {
        List<Long> seqs = new ArrayList<>();
        for (long seq = from; seq <= to; seq++) {
            seqs.add(seq);
        }
        return seqs;
    }
}
