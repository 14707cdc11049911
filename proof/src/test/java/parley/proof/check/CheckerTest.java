package parley.proof.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.client.model.Cid;
import parley.client.model.ConversationId;
import parley.client.model.Recipient;
import parley.client.model.UserId;
import parley.proof.history.History;
import parley.proof.history.Observation.Acknowledged;
import parley.proof.history.Observation.Read;
import parley.proof.history.Observation.Received;
import parley.proof.history.Observation.Refused;
import parley.proof.history.Observation.Skipped;
import parley.proof.history.Observation.Submitted;
import parley.proof.history.Observation.Violated;
import parley.proof.history.Truth;
import parley.proof.history.Truth.Stored;

/// The checker accepts a correct history and catches each way in which one can be wrong.
class CheckerTest {
    private static final UserId ALICE = new UserId(new UUID(1, 1));
    private static final UserId BOB = new UserId(new UUID(2, 2));
    private static final ConversationId CONVERSATION = new ConversationId(new UUID(3, 3));

    private final History history = new History();
    private final List<Stored> log = new ArrayList<>();
    private final Map<UserId, Map<ConversationId, Truth.Inbox>> inboxes = new HashMap<>();
    private final List<String> redelivered = new ArrayList<>();

    /// Alice sends three messages, Bob's two devices get them, Bob reads the second.
    @BeforeEach
    void correctHistory() {
        for (int seq = 1; seq <= 3; seq++) {
            history.add(new Submitted("alice/1", ALICE, Recipient.user(BOB), "m" + seq, seq));
            log.add(new Stored(seq, cid(seq), ALICE, "m" + seq));
            history.add(new Acknowledged("alice/1", "m" + seq, cid(seq), CONVERSATION, seq));
            history.add(new Received("bob/1", CONVERSATION, seq, cid(seq), "m" + seq));
            history.add(new Received("bob/2", CONVERSATION, seq, cid(seq), "m" + seq));
        }
        history.add(new Read("bob/1", BOB, CONVERSATION, 2));
        inboxes.put(ALICE, Map.of(CONVERSATION, new Truth.Inbox(3, 0, 0, true)));
        inboxes.put(BOB, Map.of(CONVERSATION, new Truth.Inbox(3, 1, 2, true)));
    }

    @Test
    void aCorrectHistoryShouldBeClean() {
        Verdict verdict = verdict();

        assertEquals(List.of(), verdict.violations());
        assertEquals(3, verdict.acked());
    }

    @Test
    void anAcknowledgedMessageThatIsNotStoredShouldBeLost() {
        history.add(new Acknowledged("alice/1", "m4", cid(4), CONVERSATION, 4));

        assertEquals(1, verdict().lost().size());
    }

    @Test
    void anAcknowledgedMessageThatWasOverwrittenShouldBeLost() {
        log.set(1, new Stored(2, cid(9), ALICE, "m9"));

        assertTrue(verdict().lost().getFirst().startsWith("m2 "));
    }

    @Test
    void aMessageThatOneDeviceNeverGotShouldBeLost() {
        log.add(new Stored(4, cid(4), BOB, "m4"));
        history.add(new Acknowledged("bob/1", "m4", cid(4), CONVERSATION, 4));
        history.add(new Received("bob/2", CONVERSATION, 4, cid(4), "m4"));
        inboxes.put(ALICE, Map.of(CONVERSATION, new Truth.Inbox(4, 1, 0, true)));
        inboxes.put(BOB, Map.of(CONVERSATION, new Truth.Inbox(4, 0, 2, true)));

        assertEquals(List.of("lost: alice/1 never got m4 at 4"), verdict().violations());
    }

    @Test
    void anEntryThatNobodyDeletedShouldNotBeSkipped() {
        history.add(new Skipped("bob/1", CONVERSATION, 2, 2));

        assertEquals(1, verdict().lost().size());
    }

    @Test
    void aMessageOrCidStoredTwiceShouldBeADuplicate() {
        log.add(new Stored(4, cid(3), ALICE, "m3"));

        assertEquals(2, verdict().duplicates().size());
    }

    @Test
    void acksOfOneMessageThatDifferShouldBeADuplicate() {
        history.add(new Acknowledged("alice/1", "m1", cid(1), CONVERSATION, 2));

        assertEquals(1, verdict().duplicates().size());
    }

    @Test
    void aRefusedMessageThatIsStoredShouldBeADuplicate() {
        history.add(new Refused("alice/1", "m1", "blocked"));

        assertEquals(1, verdict().duplicates().size());
    }

    @Test
    void anEntrySentAgainAfterConfirmationShouldBeADuplicate() {
        redelivered.add("bob/1 got 3");

        assertEquals(1, verdict().duplicates().size());
    }

    @Test
    void aGapInTheLogShouldBeDisorder() {
        log.set(1, new Stored(7, cid(2), ALICE, "m2"));

        assertTrue(!verdict().disorder().isEmpty());
    }

    @Test
    void aReversalAtADeviceShouldBeDisorder() {
        history.add(new Received("bob/1", CONVERSATION, 2, cid(2), "m2"));

        assertEquals(List.of("disorder: bob/1 got 2 after 3"), verdict().violations());
    }

    @Test
    void aDeviceThatSawSomethingElseShouldBeDisorder() {
        log.set(0, new Stored(1, cid(2), ALICE, "m2"));
        log.set(1, new Stored(2, cid(1), ALICE, "m1"));

        assertEquals(
                4,
                verdict().disorder().stream()
                        .filter(each -> each.contains("is stored"))
                        .count());
    }

    @Test
    void messagesOfOneDeviceInAnotherOrderThanSentShouldBeDisorder() {
        history.add(new Submitted("alice/1", ALICE, Recipient.user(BOB), "m1", 4));

        assertEquals(1, verdict().disorder().size());
    }

    @Test
    void whatTheClientLibraryCaughtShouldBeDisorder() {
        history.add(new Violated("bob/1", "a jump from 1 to 3"));

        assertEquals(1, verdict().disorder().size());
    }

    @Test
    void aWrongUnreadCountShouldBeFound() {
        inboxes.put(BOB, Map.of(CONVERSATION, new Truth.Inbox(3, 2, 2, true)));

        assertEquals(1, verdict().counts().size());
    }

    @Test
    void aMissingInboxRowShouldBeALoss() {
        inboxes.put(BOB, Map.of());

        assertEquals(1, verdict().lost().size());
    }

    private Verdict verdict() {
        return Checker.check(
                history,
                new Truth(
                        Map.of(CONVERSATION, log),
                        Map.of(CONVERSATION, Set.of(ALICE, BOB)),
                        inboxes,
                        Map.of(),
                        Map.of(ALICE, Set.of("alice/1"), BOB, Set.of("bob/1", "bob/2")),
                        redelivered));
    }

    private static Cid cid(long number) {
        return Cid.of(1_000, number, number);
    }
}
