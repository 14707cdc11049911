package parley.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.client.scripted.Frames.BOB;
import static parley.client.scripted.Frames.CHAT;
import static parley.client.scripted.Frames.OTHER_CHAT;
import static parley.client.scripted.Frames.cid;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import parley.client.model.Content;
import parley.client.model.Recipient;

class SendQueueTest {
    private static final Recipient TO_BOB = Recipient.user(BOB);
    private static final Recipient TO_CHAT = Recipient.conversation(CHAT);
    private static final Recipient TO_OTHER = Recipient.conversation(OTHER_CHAT);

    private long orders;

    private static SendQueue queue(int pending, int inFlight, int perConversation) {
        return new SendQueue(LiveOptions.defaults()
                .withSends(pending, inFlight, perConversation)
                .withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(20)));
    }

    private Pending pending(Recipient to, int number) {
        Backoff backoff = new Backoff(new Random(1), Duration.ofMillis(1), Duration.ofMillis(1));
        return new Pending(orders++, cid(number), to, Content.text("x"), new CompletableFuture<>(), backoff);
    }

    private Pending add(SendQueue queue, Recipient to, int number) {
        Pending send = pending(to, number);
        queue.add(send);
        return send;
    }

    @Test
    void takeShouldGiveOnePerConversationAtATime() {
        SendQueue queue = queue(10, 10, 1);
        Pending first = add(queue, TO_CHAT, 1);
        Pending second = add(queue, TO_CHAT, 2);
        Pending other = add(queue, TO_OTHER, 3);
        assertEquals(List.of(first, other), queue.take(0));
        assertEquals(List.of(), queue.take(0));
        queue.answered(first);
        assertEquals(List.of(second), queue.take(0));
    }

    @Test
    void takeShouldHoldTheBoundOverAllConversations() {
        SendQueue queue = queue(10, 2, 2);
        add(queue, TO_CHAT, 1);
        add(queue, TO_OTHER, 2);
        add(queue, TO_OTHER, 3);
        List<Pending> taken = queue.take(0);
        assertEquals(2, taken.size());
        assertEquals(List.of(), queue.take(0));
        queue.answered(taken.getFirst());
        assertEquals(1, queue.take(0).size());
    }

    @Test
    void queueShouldBeFullAtItsBound() {
        SendQueue queue = queue(2, 1, 1);
        add(queue, TO_CHAT, 1);
        assertFalse(queue.full());
        Pending second = add(queue, TO_CHAT, 2);
        assertTrue(queue.full());
        queue.answered(second);
        assertFalse(queue.full());
    }

    @Test
    void againShouldComeBeforeWhatFollowsAndNotBeforeItsTime() {
        SendQueue queue = queue(10, 10, 2);
        Pending first = add(queue, TO_CHAT, 1);
        Pending second = add(queue, TO_CHAT, 2);
        Pending third = add(queue, TO_CHAT, 3);
        queue.take(0);
        queue.again(first, 500);
        queue.answered(second);
        assertEquals(List.of(), queue.take(499));
        assertEquals(500, queue.nextDeadline(0));
        assertEquals(List.of(first, third), queue.take(500));
    }

    @Test
    void lostShouldRepeatWhatWasInFlightInOrder() {
        SendQueue queue = queue(10, 10, 10);
        Pending first = add(queue, TO_CHAT, 1);
        Pending second = add(queue, TO_CHAT, 2);
        queue.take(0);
        Pending third = add(queue, TO_CHAT, 3);
        queue.lost();
        assertEquals(List.of(first, second, third), queue.take(0));
    }

    @Test
    void expireShouldRepeatOnlyWhatWaitedTooLong() {
        SendQueue queue = queue(10, 10, 1);
        Pending early = add(queue, TO_CHAT, 1);
        queue.take(0);
        add(queue, TO_OTHER, 2);
        queue.take(10_000);
        queue.expire(19_999);
        assertEquals(List.of(), queue.take(19_999));
        queue.expire(20_000);
        assertEquals(List.of(early), queue.take(20_000));
    }

    @Test
    void tooFastShouldPauseEverythingAndThenGoOnOneAtATime() {
        SendQueue queue = queue(1_000, 10, 10);
        Pending first = add(queue, TO_CHAT, 1);
        Pending second = add(queue, TO_CHAT, 2);
        Pending other = add(queue, TO_OTHER, 3);
        queue.take(0);
        queue.tooFast(first, 0, 3_000);
        queue.tooFast(second, 0, 10);
        queue.answered(other);
        add(queue, TO_OTHER, 4);
        assertEquals(List.of(), queue.take(2_999));
        assertEquals(3_000, queue.nextDeadline(2_999));
        assertEquals(List.of(first), queue.take(3_000));
        queue.answered(first);
        assertEquals(List.of(second), queue.take(3_000));
    }

    @Test
    void tooFastShouldBeForgivenAsAnswersCome() {
        SendQueue queue = queue(1_000, 3, 3);
        queue.tooFast(add(queue, TO_CHAT, 0), 0, 0);
        for (int number = 1; number < 400; number++) {
            add(queue, TO_CHAT, number);
        }
        List<Pending> taken = queue.take(1_000);
        int widest = taken.size();
        assertEquals(1, widest);
        while (!taken.isEmpty()) {
            taken.forEach(queue::answered);
            taken = queue.take(1_000);
            widest = Math.max(widest, taken.size());
        }
        assertEquals(3, widest);
    }

    @Test
    void userAndConversationShouldBecomeOneLaneInTheOrderOfSending() {
        SendQueue queue = queue(10, 10, 1);
        Pending first = add(queue, TO_BOB, 1);
        Pending second = add(queue, TO_CHAT, 2);
        assertEquals(List.of(first, second), queue.take(0));
        Pending third = add(queue, TO_CHAT, 3);
        Pending fourth = add(queue, TO_BOB, 4);
        queue.learn(TO_BOB, CHAT);
        queue.answered(first);
        queue.answered(second);
        assertEquals(List.of(third), queue.take(0));
        queue.answered(third);
        assertEquals(List.of(fourth), queue.take(0));
    }

    @Test
    void heldSendShouldKeepItsPlaceAndTakeItsNewCid() {
        SendQueue queue = queue(10, 10, 2);
        Pending first = add(queue, TO_CHAT, 1);
        Pending second = add(queue, TO_CHAT, 2);
        queue.take(0);
        queue.lost();
        queue.hold(first);
        assertEquals(List.of(), queue.take(0));
        queue.release(first, cid(9));
        assertEquals(List.of(first, second), queue.take(0));
        assertEquals(first, queue.find(cid(9)).orElseThrow());
        assertTrue(queue.find(cid(1)).isEmpty());
    }

    @Test
    void mayLandShouldSeeSendsOnTheWireOnly() {
        SendQueue queue = queue(10, 10, 1);
        Pending send = add(queue, TO_CHAT, 1);
        assertFalse(queue.mayLandIn(CHAT));
        queue.take(0);
        assertTrue(queue.mayLandIn(CHAT));
        assertFalse(queue.mayLandIn(OTHER_CHAT));
        queue.answered(send);
        add(queue, TO_BOB, 2);
        queue.take(0);
        assertTrue(queue.mayLandIn(OTHER_CHAT), "the conversation with Bob is not known yet");
    }
}
