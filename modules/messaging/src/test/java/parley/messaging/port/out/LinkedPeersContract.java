package parley.messaging.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.messaging.Messages;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.Delivery;
import parley.messaging.domain.Errand;
import parley.messaging.domain.ErrandAnswer;
import parley.messaging.domain.Outcome;
import parley.messaging.domain.Recipient;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.AcceptForwarded;
import parley.messaging.port.in.ReceiveDelivery;

/// What every [Peers] that reaches somebody does: everything arrives as it was given away, and in that order.
public interface LinkedPeersContract extends PeersContract {
    ConversationId GROUP = new ConversationId(new UUID(600, 600));

    /// The instance at the other end.
    InstanceId far();

    /// The instance whose [#peers] these are, as the other end knows it.
    InstanceId near();

    /// What answers and delivers on behalf of the other end.
    Peers farPeers();

    /// Lets the other end take errands.
    void serve(AcceptForwarded handler);

    /// Lets this end take deliveries of the other.
    void receiveNear(ReceiveDelivery handler);

    /// Lets the other end take deliveries of this one.
    void receiveFar(ReceiveDelivery handler);

    @Test
    default void othersShouldBeKnown() {
        assertEquals(List.of(far()), peers().others());
    }

    @Test
    default void errandsShouldArriveTogetherAndInOrder() throws InterruptedException {
        BlockingQueue<AcceptForwarded.Command> arrived = new LinkedBlockingQueue<>();
        serve((command, reply) -> {
            arrived.add(command);
            for (int index = 0; index < command.errands().size(); index++) {
                reply.accept(index, new ErrandAnswer.NoOwner());
            }
        });
        BlockingQueue<ErrandAnswer> answers = new LinkedBlockingQueue<>();
        List<List<Errand>> sent = new ArrayList<>();
        for (int batch = 0; batch < 20; batch++) {
            List<Errand> errands = List.of(PeersContract.send(2L * batch), PeersContract.send(2L * batch + 1));
            sent.add(errands);
            peers().forward(far(), errands, (index, answer) -> answers.add(answer));
        }

        for (List<Errand> errands : sent) {
            assertEquals(new AcceptForwarded.Command(near(), errands), arrived.poll(20, TimeUnit.SECONDS));
        }
        for (int count = 0; count < 2 * sent.size(); count++) {
            assertEquals(new ErrandAnswer.NoOwner(), answers.poll(20, TimeUnit.SECONDS));
        }
    }

    @Test
    default void everyErrandAndEveryAnswerShouldArriveAsItIs() throws InterruptedException {
        Cid cid = Messages.cid(1_000, 7);
        List<Errand> errands = List.of(
                PeersContract.send(1),
                new Errand.Send(
                        Messages.BOB,
                        Messages.BOBS_PHONE,
                        new Recipient.ToConversation(GROUP),
                        cid,
                        Messages.text("häßlich")),
                new Errand.Change(
                        GROUP,
                        Messages.ALICE,
                        Messages.PHONE,
                        cid,
                        Messages.text("changed"),
                        List.of(Messages.BOB, Messages.CAROL),
                        List.of(Messages.ALICE),
                        true),
                new Errand.Change(
                        GROUP,
                        Messages.ALICE,
                        Messages.PHONE,
                        cid,
                        Messages.text("changed"),
                        List.of(),
                        List.of(),
                        false),
                new Errand.Inquiry(Messages.ALICE, new Recipient.ToUser(Messages.BOB), cid),
                new Errand.Inquiry(Messages.ALICE, new Recipient.ToConversation(GROUP), cid));
        List<ErrandAnswer> given = new ArrayList<>(List.of(
                new ErrandAnswer.NotOwner(new InstanceId(new UUID(1, -1))),
                new ErrandAnswer.NoOwner(),
                new ErrandAnswer.Done(new Outcome.Sent(GROUP, 5, 1_800_000_000_000L, true)),
                new ErrandAnswer.Done(new Outcome.Sent(GROUP, Long.MAX_VALUE, 0, false)),
                new ErrandAnswer.Done(new Outcome.Recorded(6, 1_800_000_000_000L)),
                new ErrandAnswer.Done(new Outcome.Looked(true)),
                new ErrandAnswer.Done(new Outcome.Looked(false))));
        for (Outcome.Refusal refusal : Outcome.Refusal.values()) {
            given.add(new ErrandAnswer.Done(new Outcome.Refused(refusal, 1_800_000_000_000L)));
        }
        for (Errand errand : errands) {
            for (ErrandAnswer answer : given) {
                BlockingQueue<AcceptForwarded.Command> arrived = new LinkedBlockingQueue<>();
                serve((command, reply) -> {
                    arrived.add(command);
                    reply.accept(0, answer);
                });
                BlockingQueue<ErrandAnswer> answers = new LinkedBlockingQueue<>();
                peers().forward(far(), List.of(errand), (index, got) -> answers.add(got));

                assertEquals(new AcceptForwarded.Command(near(), List.of(errand)), arrived.poll(20, TimeUnit.SECONDS));
                assertEquals(answer, answers.poll(20, TimeUnit.SECONDS));
            }
        }
    }

    @Test
    default void everyDeliveryShouldArriveAsItIsAndInOrder() throws InterruptedException {
        BlockingQueue<ReceiveDelivery.Command> arrived = new LinkedBlockingQueue<>();
        receiveFar(arrived::add);
        List<Delivery.Target> targets = List.of(
                new Delivery.Target(
                        Messages.ALICE, List.of(new SessionId(new UUID(7, 1)), new SessionId(new UUID(7, 2)))),
                new Delivery.Target(Messages.BOB, List.of()));
        Watermark mark = new Watermark(GROUP, Messages.ALICE, 9, 7);
        List<Delivery> deliveries = List.of(
                new Delivery.Entries(
                        targets,
                        List.of(
                                Messages.entry(GROUP, 1),
                                Messages.entry(GROUP, 2).erase()),
                        true),
                new Delivery.Entries(targets, List.of(Messages.entry(GROUP, 3)), false),
                new Delivery.QueuedEntries(targets, List.of(Messages.entry(GROUP, 4)), true),
                new Delivery.QueuedEntries(targets, List.of(), false),
                new Delivery.Raised(targets, GROUP, 8),
                new Delivery.ReceiptNews(targets, mark, 1_800_000_000_000L),
                new Delivery.GroupReceiptNews(targets, GROUP, List.of(mark), 1_800_000_000_000L),
                new Delivery.SettingsNews(
                        targets, GROUP, new ConversationSettings(ConversationSettings.FOR_EVER, true, false, true, 5)),
                new Delivery.ReadNews(targets, GROUP, 7));
        deliveries.forEach(delivery -> peers().deliver(far(), delivery));

        for (Delivery delivery : deliveries) {
            assertEquals(new ReceiveDelivery.Command(near(), delivery), arrived.poll(20, TimeUnit.SECONDS));
        }
    }

    @Test
    default void answersAndDeliveriesOfOneInstanceShouldKeepTheirOrder() throws InterruptedException {
        BlockingQueue<String> order = new LinkedBlockingQueue<>();
        receiveNear(command -> order.add("delivery"));
        serve((command, reply) -> {
            for (int index = 0; index < command.errands().size(); index++) {
                farPeers()
                        .deliver(
                                near(),
                                new Delivery.ReadNews(
                                        List.of(new Delivery.Target(Messages.ALICE, List.of())), GROUP, index + 1));
                reply.accept(index, new ErrandAnswer.NoOwner());
            }
        });
        List<Errand> errands = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            errands.add(PeersContract.send(number));
        }
        peers().forward(far(), errands, (index, answer) -> order.add("answer " + index));

        for (int number = 0; number < errands.size(); number++) {
            assertEquals("delivery", order.poll(20, TimeUnit.SECONDS));
            assertEquals("answer " + number, order.poll(20, TimeUnit.SECONDS));
        }
        assertTrue(order.isEmpty());
    }
}
