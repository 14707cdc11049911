package parley.messaging.port.out;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import parley.kernel.InstanceId;
import parley.messaging.Messages;
import parley.messaging.domain.Delivery;
import parley.messaging.domain.Errand;
import parley.messaging.domain.ErrandAnswer;
import parley.messaging.domain.Recipient;

/// What every [Peers] does about instances that are not there.
public interface PeersContract {
    InstanceId UNKNOWN = new InstanceId(new UUID(404, 404));

    Peers peers();

    @Test
    default void errandsToAnUnknownInstanceShouldBeLostOnceEach() throws InterruptedException {
        List<String> answers = new ArrayList<>();
        CountDownLatch answered = new CountDownLatch(3);

        peers().forward(UNKNOWN, List.of(send(1), send(2), send(3)), (index, answer) -> {
            synchronized (answers) {
                answers.add(index + " " + answer);
            }
            answered.countDown();
        });

        assertEquals(true, answered.await(20, TimeUnit.SECONDS));
        ErrandAnswer lost = new ErrandAnswer.Lost();
        synchronized (answers) {
            assertEquals(
                    List.of("0 " + lost, "1 " + lost, "2 " + lost),
                    answers.stream().sorted().toList());
        }
    }

    @Test
    default void deliveriesToAnUnknownInstanceShouldBeDropped() {
        Delivery delivery = new Delivery.ReadNews(
                List.of(new Delivery.Target(Messages.ALICE, List.of())), Messages.ALICE_AND_BOB.id(), 1);

        assertDoesNotThrow(() -> peers().deliver(UNKNOWN, delivery));
    }

    @Test
    default void unknownInstancesShouldNotBeAmongTheOthers() {
        assertFalse(peers().others().contains(UNKNOWN));
    }

    static Errand send(long cid) {
        return new Errand.Send(
                Messages.ALICE,
                Messages.PHONE,
                new Recipient.ToUser(Messages.BOB),
                Messages.cid(1_000, cid),
                Messages.text("message " + cid));
    }
}
