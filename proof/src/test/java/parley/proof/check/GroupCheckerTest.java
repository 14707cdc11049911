package parley.proof.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.client.model.Cid;
import parley.client.model.ConversationId;
import parley.client.model.UserId;
import parley.proof.history.History;
import parley.proof.history.Observation.Received;
import parley.proof.history.Observation.Skipped;
import parley.proof.history.Truth;
import parley.proof.history.Truth.Stored;

/// The checker knows from a group's log what each member may and must get.
///
/// Alice makes the group with Bob at 1, writes at 2, removes Bob at 3, writes at 4, adds Bob at 5, writes at 6;
/// Carol was never in it.
class GroupCheckerTest {
    private static final UserId ALICE = new UserId(new UUID(1, 1));
    private static final UserId BOB = new UserId(new UUID(2, 2));
    private static final UserId CAROL = new UserId(new UUID(3, 3));
    private static final ConversationId GROUP = new ConversationId(new UUID(4, 4));

    private final History history = new History();
    private final List<Stored> log = new ArrayList<>();
    private final Map<UserId, Map<ConversationId, Truth.Inbox>> inboxes = new HashMap<>();
    private final Map<UserId, Map<ConversationId, Set<Long>>> pages = new HashMap<>();

    @BeforeEach
    void correctHistory() {
        log.add(change(1, Set.of(ALICE, BOB), Set.of()));
        log.add(message(2));
        log.add(change(3, Set.of(), Set.of(BOB)));
        log.add(message(4));
        log.add(change(5, Set.of(BOB), Set.of()));
        log.add(message(6));
        for (long seq : List.of(1, 2, 3, 4, 5, 6)) {
            receive("alice/1", seq);
        }
        for (long seq : List.of(1, 2, 3)) {
            receive("bob/1", seq);
        }
        history.add(new Skipped("bob/1", GROUP, 4, 4));
        receive("bob/1", 5);
        receive("bob/1", 6);
        inboxes.put(ALICE, Map.of(GROUP, new Truth.Inbox(6, 0, 0, true)));
        inboxes.put(BOB, Map.of(GROUP, new Truth.Inbox(6, 1, 0, true)));
        inboxes.put(CAROL, Map.of());
        pages.put(ALICE, Map.of(GROUP, seqs(1, 2, 3, 4, 5, 6)));
        pages.put(BOB, Map.of(GROUP, seqs(1, 2, 3, 5, 6)));
        pages.put(CAROL, Map.of(GROUP, Set.of()));
    }

    private static Set<Long> seqs(long... all) {
        Set<Long> seqs = new TreeSet<>();
        for (long seq : all) {
            seqs.add(seq);
        }
        return seqs;
    }

    private static Cid cid(long number) {
        return Cid.of(1_000, number, number);
    }

    private static Stored message(long seq) {
        return new Stored(seq, cid(seq), ALICE, "m" + seq);
    }

    private static Stored change(long seq, Set<UserId> joining, Set<UserId> leaving) {
        return Stored.change(seq, cid(seq), ALICE, "m" + seq, joining, leaving);
    }

    private void receive(String device, long seq) {
        history.add(new Received(device, GROUP, seq, cid(seq), "m" + seq));
    }

    private Verdict verdict() {
        return Checker.check(
                history,
                new Truth(
                        Map.of(GROUP, log),
                        Map.of(),
                        inboxes,
                        pages,
                        Map.of(ALICE, Set.of("alice/1"), BOB, Set.of("bob/1"), CAROL, Set.of("carol/1")),
                        List.of()));
    }

    @Test
    void aCorrectHistoryShouldBeClean() {
        assertEquals(List.of(), verdict().violations());
        assertEquals(3, verdict().changes());
    }

    @Test
    void anEntryForOneWhoWasRemovedShouldBeALeak() {
        History leaking = new History();
        history.all().stream()
                .filter(each -> !(each instanceof Skipped))
                .takeWhile(each -> !(each instanceof Received received
                        && received.device().equals("bob/1")
                        && received.seq() == 5))
                .forEach(leaking::add);
        for (long seq : List.of(4, 5, 6)) {
            leaking.add(new Received("bob/1", GROUP, seq, cid(seq), "m" + seq));
        }

        Verdict verdict = Checker.check(
                leaking,
                new Truth(
                        Map.of(GROUP, log),
                        Map.of(),
                        inboxes,
                        pages,
                        Map.of(ALICE, Set.of("alice/1"), BOB, Set.of("bob/1")),
                        List.of()));

        assertEquals(
                List.of("leak: bob/1 got m4 at 4 of " + GROUP + ", when it was no member's"), verdict.violations());
    }

    @Test
    void anEntryForOneWhoWasNeverInShouldBeALeak() {
        receive("carol/1", 2);

        assertEquals(1, verdict().leaked().size());
    }

    @Test
    void aPageOutsideOfTheMembershipShouldBeALeak() {
        pages.put(BOB, Map.of(GROUP, seqs(1, 2, 3, 4, 5, 6)));
        pages.put(CAROL, Map.of(GROUP, seqs(6)));

        assertEquals(2, verdict().leaked().size());
    }

    @Test
    void aPageThatLacksAnEntryShouldBeALoss() {
        pages.put(BOB, Map.of(GROUP, seqs(1, 2, 5, 6)));

        assertEquals(List.of("lost: " + BOB + " cannot page m3 at 3"), verdict().violations());
    }

    @Test
    void theEntryOfTheRemovalShouldReachTheOneWhoWasRemoved() {
        History lacking = new History();
        history.all().stream()
                .filter(each -> !(each instanceof Received received
                        && received.device().equals("bob/1")
                        && received.seq() == 3))
                .forEach(lacking::add);

        Verdict verdict = Checker.check(
                lacking,
                new Truth(Map.of(GROUP, log), Map.of(), inboxes, pages, Map.of(BOB, Set.of("bob/1")), List.of()));

        assertEquals(List.of("lost: bob/1 never got m3 at 3"), verdict.violations());
    }

    @Test
    void aSkipOfWhatAMemberShouldGetShouldBeALoss() {
        history.add(new Skipped("bob/1", GROUP, 4, 5));

        assertEquals(
                List.of("lost: bob/1 was told to skip 5, which nobody deleted"),
                verdict().violations());
    }

    @Test
    void aMissingHeadShouldBeFound() {
        inboxes.put(BOB, Map.of(GROUP, new Truth.Inbox(5, 0, 0, true)));

        assertEquals(1, verdict().counts().size());
    }

    @Test
    void aMissingConversationShouldBeALoss() {
        inboxes.put(BOB, Map.of());

        assertEquals(1, verdict().lost().size());
    }

    @Test
    void unreadFromBeforeTheLastJoiningShouldBeFound() {
        inboxes.put(BOB, Map.of(GROUP, new Truth.Inbox(6, 2, 0, true)));

        assertEquals(1, verdict().counts().size());
    }

    @Test
    void anInboxOfOneWhoLeftShouldEndWithTheLeaving() {
        log.add(change(7, Set.of(), Set.of(BOB)));
        log.add(message(8));
        receive("alice/1", 7);
        receive("alice/1", 8);
        receive("bob/1", 7);
        inboxes.put(ALICE, Map.of(GROUP, new Truth.Inbox(8, 0, 0, true)));
        inboxes.put(BOB, Map.of(GROUP, new Truth.Inbox(7, 1, 0, false)));
        pages.clear();
        assertEquals(List.of(), verdict().violations());

        inboxes.put(BOB, Map.of(GROUP, new Truth.Inbox(8, 2, 0, false)));
        assertEquals(1, verdict().counts().size());

        inboxes.put(BOB, Map.of(GROUP, new Truth.Inbox(7, 1, 0, true)));
        assertEquals(1, verdict().counts().size());
    }

    @Test
    void aConversationInTheInboxOfOneWhoWasNeverInShouldBeALeak() {
        inboxes.put(CAROL, Map.of(GROUP, new Truth.Inbox(6, 6, 0, true)));

        assertEquals(1, verdict().leaked().size());
    }

    @Test
    void aMessageOfOneWhoIsNotInShouldBeALeak() {
        log.set(3, new Stored(4, cid(4), BOB, "m4"));
        inboxes.put(ALICE, Map.of(GROUP, new Truth.Inbox(6, 0, 0, true)));

        assertEquals(
                List.of(BOB + " wrote m4 at 4 of " + GROUP + " and was no member"),
                verdict().leaked());
    }

    @Test
    void changesThatContradictEachOtherShouldBeDisorder() {
        log.add(change(7, Set.of(BOB), Set.of(CAROL)));

        assertEquals(
                2,
                verdict().disorder().stream()
                        .filter(each -> each.contains("is in already") || each.contains("is not in"))
                        .count());
    }
}
