package parley.bench.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WayCheckTest {

    private final ConversationView ann = new ConversationView();
    private final ConversationView bob = new ConversationView();
    private final WayCheck there = new WayCheck(ann, bob);
    private final WayCheck back = new WayCheck(bob, ann);

    /// Everything of one message as it should be.
    private static void exchange(WayCheck way, int seq) {
        int number = way.send();
        assertTrue(way.ack(number, seq));
        assertTrue(way.receive(number, seq));
    }

    private Verdict judge() {
        Verdict both = there.judge().plus(back.judge());
        long unknown = there.unknown() + back.unknown();
        long gaps = WayCheck.gaps(ann, unknown) + WayCheck.gaps(bob, unknown);
        return both.plus(new Verdict(0, 0, 0, 0, 0, 0, gaps));
    }

    private void assertFaults(long lost, long duplicates, long disorder) {
        Verdict verdict = judge();
        assertEquals(lost, verdict.lost(), "lost");
        assertEquals(duplicates, verdict.duplicates(), "duplicates");
        assertEquals(disorder, verdict.disorder(), "disorder");
        assertEquals(lost + duplicates + disorder == 0, verdict.clean());
    }

    @Test
    void judgeShouldBeCleanWhenAllArrived() {
        for (int seq = 1; seq <= 100; seq++) {
            exchange(seq % 3 == 0 ? back : there, seq);
        }
        assertFaults(0, 0, 0);
        assertEquals(100, judge().sent());
        assertEquals(100, judge().acked());
        assertEquals(100, judge().received());
        assertEquals(100, ann.position());
        assertEquals(100, bob.position());
    }

    @Test
    void judgeShouldFindAckedMessageThatNeverArrived() {
        exchange(there, 1);
        there.ack(there.send(), 2);
        exchange(there, 3);
        assertFaults(1, 0, 0);
    }

    @Test
    void judgeShouldFindLastMessageThatNeverArrived() {
        exchange(there, 1);
        there.ack(there.send(), 2);
        assertFaults(1, 0, 0);
    }

    @Test
    void judgeShouldCountUnansweredSendThatNeverArrived() {
        there.send();
        exchange(there, 1);
        assertFaults(1, 0, 0);
    }

    @Test
    void judgeShouldAcceptUnansweredSendThatArrived() {
        assertTrue(there.receive(there.send(), 1));
        exchange(there, 2);
        assertFaults(0, 0, 0);
    }

    @Test
    void judgeShouldNotMissRefusedMessage() {
        exchange(there, 1);
        assertTrue(there.refuse(there.send()));
        exchange(there, 2);
        assertFaults(0, 0, 0);
        assertEquals(1, judge().refused());
    }

    @Test
    void judgeShouldFindRefusedMessageThatArrived() {
        int number = there.send();
        there.refuse(number);
        there.receive(number, 1);
        assertFaults(0, 0, 1);
    }

    @Test
    void receiveShouldFindSameMessageTwice() {
        exchange(there, 1);
        assertFalse(there.receive(0, 1));
        assertFaults(0, 1, 0);
    }

    @Test
    void receiveShouldFindMessageStoredTwice() {
        exchange(there, 1);
        assertFalse(there.receive(0, 2));
        assertFaults(0, 1, 0);
    }

    @Test
    void receiveShouldFindTwoMessagesAtOneSeq() {
        exchange(there, 1);
        there.receive(there.send(), 1);
        assertFaults(0, 1, 0);
    }

    @Test
    void receiveShouldFindMessagesInWrongOrder() {
        int first = there.send();
        int second = there.send();
        there.ack(first, 1);
        there.ack(second, 2);
        there.receive(second, 2);
        there.receive(first, 1);
        assertFaults(0, 0, 1);
    }

    @Test
    void receiveShouldFindSeqsThatContradictSendingOrder() {
        int first = there.send();
        int second = there.send();
        there.receive(second, 1);
        there.receive(first, 2);
        there.ack(first, 2);
        there.ack(second, 1);
        // Once as seen by the recipient, once as told to the sender.
        assertFaults(0, 0, 2);
    }

    @Test
    void judgeShouldFindSeqThatDiffersBetweenSenderAndRecipient() {
        int first = there.send();
        there.ack(first, 2);
        there.receive(first, 1);
        there.ack(there.send(), 1);
        there.receive(1, 2);
        // Both moved, and the second acknowledgement went back.
        assertFaults(0, 0, 3);
    }

    @Test
    void judgeShouldFindGapThatNothingExplains() {
        exchange(there, 1);
        exchange(there, 3);
        // Both devices miss it.
        assertFaults(0, 0, 2);
    }

    @Test
    void judgeShouldAcceptGapThatServerExplained() {
        exchange(there, 1);
        ann.skipped(2, 4);
        bob.skipped(2, 4);
        exchange(there, 5);
        assertFaults(0, 0, 0);
        assertEquals(5, bob.position());
    }

    @Test
    void ackShouldBeAllowedToOvertake() {
        int own = there.send();
        assertTrue(there.ack(own, 2));
        int other = back.send();
        assertTrue(back.receive(other, 1));
        assertTrue(there.receive(own, 2));
        assertTrue(back.ack(other, 1));
        assertFaults(0, 0, 0);
        assertEquals(2, ann.position());
    }

    @Test
    void ackShouldNotComeTwiceNorForWhatWasNotSent() {
        exchange(there, 1);
        assertFalse(there.ack(0, 1));
        assertFalse(there.ack(7, 2));
        assertFalse(there.receive(7, 2));
        assertFaults(0, 1, 2);
    }

    @Test
    void positionShouldNotPassWhatAnAckOvertook() {
        there.ack(there.send(), 2);
        assertEquals(0, ann.position());
        back.receive(back.send(), 1);
        assertEquals(2, ann.position());
    }

    @Test
    void receiveUnnumberedShouldFindLossDuplicateAndDisorderOverRelay() {
        for (int i = 0; i < 5; i++) {
            there.send();
        }
        assertTrue(there.receiveUnnumbered(0));
        assertTrue(there.receiveUnnumbered(2));
        assertTrue(there.receiveUnnumbered(1));
        assertFalse(there.receiveUnnumbered(2));
        assertTrue(there.receiveUnnumbered(4));
        Verdict verdict = there.judge();
        assertEquals(1, verdict.lost());
        assertEquals(1, verdict.duplicates());
        assertEquals(1, verdict.disorder());
    }

    @Test
    void confirmShouldWaitForTheNameOfTheConversation() {
        exchange(there, 1);
        assertFalse(bob.unconfirmed());
        byte[] frame = "..id".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        bob.named(frame, 2, 2);
        assertTrue(bob.unconfirmed());
        bob.confirm();
        assertFalse(bob.unconfirmed());
        assertEquals(1, bob.confirmed());
    }
}
