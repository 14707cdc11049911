package parley.bench.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.bench.check.GroupCheck.Arrival;

/// Three members; member 0 begins.
class GroupCheckTest {

    private final List<ConversationView> views =
            List.of(new ConversationView(), new ConversationView(), new ConversationView());
    private final GroupCheck check = new GroupCheck(views, true);

    /// A message that everybody gets as it should be.
    private int deliver(int sender, int seq) {
        int number = check.send(sender);
        assertTrue(check.ack(sender, number, seq));
        for (int member = 0; member < views.size(); member++) {
            if (member != sender) {
                check.receive(member, number, seq);
            }
        }
        return number;
    }

    private static Verdict verdict(long sent, long received, long lost, long duplicates, long disorder) {
        return new Verdict(sent, sent, 0, received, lost, duplicates, disorder);
    }

    @Test
    void everythingInOrderShouldBeClean() {
        deliver(0, 1);
        deliver(1, 2);
        deliver(0, 3);

        assertEquals(verdict(3, 6, 0, 0, 0), check.judge());
    }

    @Test
    void messagesMayOvertakeEachOtherOnTheirWayToTheServer() {
        int first = check.send(0);
        int second = check.send(1);
        check.ack(0, first, 2);
        check.ack(1, second, 1);
        check.receive(0, second, 1);
        check.receive(2, second, 1);
        check.receive(2, first, 2);
        check.receive(1, first, 2);

        assertEquals(verdict(2, 4, 0, 0, 0), check.judge());
    }

    @Test
    void receiveShouldTellTheLastMember() {
        int number = check.send(0);

        assertEquals(Arrival.NEW, check.receive(2, number, 1));
        assertEquals(Arrival.LAST, check.receive(1, number, 1));
        assertEquals(Arrival.NOT_NEW, check.receive(1, number, 1));
    }

    @Test
    void aMessageThatOneMemberLacksShouldBeLostOnce() {
        deliver(0, 1);
        int number = check.send(0);
        check.ack(0, number, 2);
        check.receive(1, number, 2);
        deliver(0, 3);

        assertEquals(verdict(3, 5, 1, 0, 0), check.judge());
    }

    @Test
    void aMessageThatVanishedShouldBeLostForEveryRecipient() {
        check.send(0);

        assertEquals(new Verdict(1, 0, 0, 0, 2, 0, 0), check.judge());
    }

    @Test
    void anAcknowledgedMessageThatNobodyGotShouldBeLostAndExplainTheGap() {
        int number = check.send(0);
        check.ack(0, number, 1);
        deliver(1, 2);

        assertEquals(verdict(2, 2, 2, 0, 0), check.judge());
    }

    @Test
    void aMessageThatComesTwiceShouldBeADuplicate() {
        int number = deliver(0, 1);
        check.receive(2, number, 1);

        assertEquals(verdict(1, 2, 0, 1, 0), check.judge());
    }

    @Test
    void anAckThatComesTwiceShouldBeADuplicate() {
        int number = deliver(0, 1);

        assertFalse(check.ack(0, number, 1));
        assertEquals(1, check.judge().duplicates());
    }

    @Test
    void aReversalAtOneMemberShouldBeDisorder() {
        int first = check.send(0);
        int second = check.send(0);
        check.ack(0, first, 1);
        check.ack(0, second, 2);
        check.receive(1, first, 1);
        check.receive(1, second, 2);
        check.receive(2, second, 2);
        check.receive(2, first, 1);

        assertEquals(verdict(2, 4, 0, 0, 1), check.judge());
    }

    @Test
    void membersWhoAreToldDifferentSeqsShouldBeDisorder() {
        int number = check.send(0);
        check.ack(0, number, 1);
        check.receive(1, number, 1);
        check.receive(2, number, 2);

        assertTrue(check.judge().disorder() > 0);
    }

    @Test
    void anAckWithAnotherSeqThanWasDeliveredShouldBeDisorder() {
        int number = check.send(0);
        check.receive(1, number, 1);
        check.receive(2, number, 1);
        check.ack(0, number, 2);

        assertTrue(check.judge().disorder() > 0);
    }

    @Test
    void twoMessagesInOnePlaceShouldBeDisorder() {
        int first = check.send(0);
        int second = check.send(0);
        check.receive(1, first, 1);
        check.receive(2, second, 1);

        assertTrue(check.judge().disorder() > 0);
    }

    @Test
    void messagesOfOneSenderInAnotherOrderThanSentShouldBeDisorder() {
        int first = check.send(0);
        int second = check.send(0);
        check.ack(0, second, 1);
        check.ack(0, first, 2);
        for (int member = 1; member < 3; member++) {
            check.receive(member, second, 1);
            check.receive(member, first, 2);
        }

        assertEquals(verdict(2, 4, 0, 0, 1), check.judge());
    }

    @Test
    void aGapThatNothingExplainsShouldBeDisorderAtEveryMember() {
        deliver(0, 1);
        deliver(1, 3);

        assertEquals(verdict(2, 4, 0, 0, 3), check.judge());
    }

    @Test
    void aChangeOfTheGroupShouldFillItsPlace() {
        views.forEach(view -> assertTrue(GroupCheck.system(view, 1)));
        deliver(0, 2);

        assertEquals(verdict(1, 2, 0, 0, 0), check.judge());
        assertFalse(GroupCheck.system(views.getFirst(), 1));
    }

    @Test
    void aRefusedMessageShouldBeExpectedNowhere() {
        int number = check.send(0);
        assertTrue(check.refuse(number));
        assertFalse(check.refuse(number));

        assertEquals(new Verdict(1, 0, 1, 0, 0, 0, 1), check.judge());
    }

    @Test
    void aRefusedMessageThatArrivesShouldBeDisorder() {
        int number = check.send(0);
        check.refuse(number);
        check.receive(1, number, 1);

        assertEquals(1, check.judge().disorder());
    }

    @Test
    void whatNobodySentAndTheOwnMessageShouldBeDisorder() {
        int number = check.send(0);
        assertEquals(Arrival.NOT_NEW, check.receive(1, 7, 1));
        assertEquals(Arrival.NOT_NEW, check.receive(0, number, 1));
        assertFalse(check.ack(1, number, 1));
        check.mistaken();

        assertEquals(4, check.judge().disorder());
    }

    @Test
    void overARelayLossAndRepetitionShouldBeFoundWithoutSeqs() {
        GroupCheck relayed = new GroupCheck(views, false);
        int first = relayed.send(0);
        int second = relayed.send(1);
        relayed.receiveUnnumbered(2, second);
        assertEquals(Arrival.LAST, relayed.receiveUnnumbered(0, second));
        relayed.receiveUnnumbered(2, first);
        assertEquals(new Verdict(2, 0, 0, 3, 1, 0, 0), relayed.judge());

        relayed.receiveUnnumbered(1, first);
        relayed.receiveUnnumbered(1, first);
        assertEquals(new Verdict(2, 0, 0, 4, 0, 1, 0), relayed.judge());
    }
}
