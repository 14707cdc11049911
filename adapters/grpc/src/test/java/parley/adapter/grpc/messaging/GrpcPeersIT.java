package parley.adapter.grpc.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.adapter.grpc.TestTransports;
import parley.adapter.grpc.Transport;
import parley.adapter.grpc.messaging.serving.MessagingService;
import parley.kernel.InstanceId;
import parley.messaging.domain.Errand;
import parley.messaging.domain.ErrandAnswer;
import parley.messaging.port.in.AcceptForwarded;
import parley.messaging.port.in.ReceiveDelivery;
import parley.messaging.port.out.LinkedPeersContract;
import parley.messaging.port.out.Peers;
import parley.messaging.port.out.PeersContract;

class GrpcPeersIT implements LinkedPeersContract {
    private static final InstanceId NEAR = new InstanceId(new UUID(1, 1));
    private static final InstanceId FAR = new InstanceId(new UUID(1, 2));
    private static final ErrandAnswer LOST = new ErrandAnswer.Lost();

    private final Transport here = TestTransports.plain(NEAR);
    private final Transport there = TestTransports.plain(FAR);
    private final GrpcPeers near = GrpcPeers.on(here, new PeersConfig(100, Duration.ofMillis(500)), System::nanoTime);
    private final GrpcPeers far = GrpcPeers.on(there, PeersConfig.defaults(), System::nanoTime);
    private final AtomicInteger doubts = new AtomicInteger();
    private volatile AcceptForwarded handler = (command, reply) -> {};
    private volatile ReceiveDelivery nearReceiver = command -> {};
    private volatile ReceiveDelivery farReceiver = command -> {};

    GrpcPeersIT() {
        MessagingService.serve(
                here, (command, reply) -> {}, command -> nearReceiver.receive(command), doubts::incrementAndGet);
        MessagingService.serve(
                there,
                (command, reply) -> handler.accept(command, reply),
                command -> farReceiver.receive(command),
                () -> {});
        here.start();
        there.start();
        TestTransports.meet(Map.of(NEAR, here, FAR, there));
    }

    @AfterEach
    void close() {
        near.close();
        far.close();
        here.close();
        there.close();
    }

    @Override
    public Peers peers() {
        return near;
    }

    @Override
    public InstanceId far() {
        return FAR;
    }

    @Override
    public InstanceId near() {
        return NEAR;
    }

    @Override
    public Peers farPeers() {
        return far;
    }

    @Override
    public void serve(AcceptForwarded acceptForwarded) {
        handler = acceptForwarded;
    }

    @Override
    public void receiveNear(ReceiveDelivery receiveDelivery) {
        nearReceiver = receiveDelivery;
    }

    @Override
    public void receiveFar(ReceiveDelivery receiveDelivery) {
        farReceiver = receiveDelivery;
    }

    private static List<Errand> errands(int count) {
        List<Errand> errands = new ArrayList<>();
        for (int cid = 1; cid <= count; cid++) {
            errands.add(PeersContract.send(cid));
        }
        return errands;
    }

    @Test
    void errandsThatNobodyAnswersShouldBeLostInTimeAndAnsweredOnce() throws InterruptedException {
        BlockingQueue<AcceptForwarded.Reply> replies = new LinkedBlockingQueue<>();
        serve((command, reply) -> {
            reply.accept(1, new ErrandAnswer.NoOwner());
            replies.add(reply);
        });
        List<String> answers = new ArrayList<>();
        CountDownLatch answered = new CountDownLatch(2);
        near.forward(FAR, errands(2), (index, answer) -> {
            synchronized (answers) {
                answers.add(index + " " + answer);
            }
            answered.countDown();
        });
        assertTrue(answered.await(10, TimeUnit.SECONDS));
        AcceptForwarded.Reply late = replies.take();
        late.accept(0, new ErrandAnswer.NoOwner());
        late.accept(1, new ErrandAnswer.NoOwner());
        // Whatever comes after these comes after what they would do.
        CountDownLatch next = new CountDownLatch(1);
        near.forward(FAR, errands(2), (index, answer) -> next.countDown());
        assertTrue(next.await(10, TimeUnit.SECONDS));
        synchronized (answers) {
            assertEquals(List.of("1 " + new ErrandAnswer.NoOwner(), "0 " + LOST), answers);
        }
        assertEquals(1, near.lost());
    }

    @Test
    void unansweredErrandsShouldBeLostWhenTheInstanceIsGone() {
        BlockingQueue<ErrandAnswer> answers = new LinkedBlockingQueue<>();
        far.forward(NEAR, errands(3), (index, answer) -> answers.add(answer));
        await().until(() -> here.counters().received() == 1);
        there.remove(NEAR);
        await().atMost(Duration.ofSeconds(2)).until(() -> answers.size() == 3);
        assertEquals(List.of(LOST, LOST, LOST), List.copyOf(answers));
        assertEquals(0, far.unanswered());
        await().until(() -> doubts.get() > 0);
    }

    @Test
    void moreCallsThanMayBeUnansweredShouldBeLostAtOnce() {
        BlockingQueue<ErrandAnswer> answers = new LinkedBlockingQueue<>();
        for (int call = 0; call < 100; call++) {
            near.forward(FAR, errands(1), (index, answer) -> answers.add(answer));
        }
        BlockingQueue<ErrandAnswer> beyond = new LinkedBlockingQueue<>();
        near.forward(FAR, errands(2), (index, answer) -> beyond.add(answer));
        assertEquals(List.of(LOST, LOST), List.copyOf(beyond));
        await().until(() -> answers.size() == 100);
        assertEquals(0, near.unanswered());
        assertEquals(102, near.forwarded());
    }
}
