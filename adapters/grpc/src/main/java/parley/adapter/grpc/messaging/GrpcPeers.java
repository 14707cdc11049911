package parley.adapter.grpc.messaging;

import com.google.protobuf.ByteString;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.grpc.PeerListener;
import parley.adapter.grpc.Transport;
import parley.kernel.InstanceId;
import parley.kernel.Ticker;
import parley.messaging.domain.Delivery;
import parley.messaging.domain.Errand;
import parley.messaging.port.out.Peers;

/// The other instances by way of the transport.
///
/// Answers come on the thread that handles everything else of the same instance, in the order sent. An answer that
/// may be lost is lost: when something of the instance's is missing, or what was sent to it may be, all its calls
/// are answered so before anything else is sent or handed over.
public final class GrpcPeers implements Peers, PeerListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GrpcPeers.class);
    private static final int LOOKS_PER_TIMEOUT = 20;

    private final Transport transport;
    private final PeersConfig config;
    private final Ticker ticker;
    private final DeliveryCodec deliveries = new DeliveryCodec();
    private final Map<Long, ErrandCall> calls = new ConcurrentHashMap<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicLong lastCall = new AtomicLong();
    private final LongAdder forwarded = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final CountDownLatch closing = new CountDownLatch(1);

    private GrpcPeers(Transport transport, PeersConfig config, Ticker ticker) {
        this.transport = transport;
        this.config = config;
        this.ticker = ticker;
    }

    /// @param transport not started yet
    public static GrpcPeers on(Transport transport, PeersConfig config, Ticker ticker) {
        GrpcPeers peers = new GrpcPeers(transport, config, ticker);
        transport.receive(Kinds.ERRAND_ANSWER, peers::answered);
        transport.listen(peers);
        Thread.ofVirtual().name("parley-grpc-overdue").start(peers::watch);
        return peers;
    }

    @Override
    public void forward(InstanceId owner, List<Errand> errands, Answers answers) {
        long id = lastCall.incrementAndGet();
        ErrandCall call = new ErrandCall(
                id,
                owner,
                errands.size(),
                answers,
                ticker.nanos() + config.timeout().toNanos());
        forwarded.add(errands.size());
        if (unanswered.incrementAndGet() > config.calls()) {
            unanswered.decrementAndGet();
            lose(call);
            return;
        }
        calls.put(id, call);
        if (!transport.send(owner, Kinds.ERRANDS, ErrandCodec.encode(id, errands))) {
            end(call);
        }
    }

    private void answered(InstanceId from, ByteString body) {
        AnswerCodec.Answered answered = AnswerCodec.decode(body);
        ErrandCall call = calls.get(answered.call());
        if (call != null
                && call.owner().equals(from)
                && call.answer(answered.index(), answered.answer())
                && calls.remove(call.id(), call)) {
            unanswered.decrementAndGet();
        }
    }

    /// Whatever a call has no answer to is lost.
    private void end(ErrandCall call) {
        if (calls.remove(call.id(), call)) {
            unanswered.decrementAndGet();
            lose(call);
        }
    }

    private void lose(ErrandCall call) {
        lost.increment();
        call.lose();
    }

    private void endAll(Predicate<ErrandCall> which) {
        calls.values().stream()
                .filter(which)
                .sorted(Comparator.comparingLong(ErrandCall::id))
                .toList()
                .forEach(this::end);
    }

    @Override
    public void lost(InstanceId to) {
        endAll(call -> call.owner().equals(to));
    }

    @Override
    public void disturbed(InstanceId from) {
        endAll(call -> call.owner().equals(from));
    }

    private void watch() {
        long pause = config.timeout().toNanos() / LOOKS_PER_TIMEOUT;
        try {
            while (!closing.await(pause, TimeUnit.NANOSECONDS)) {
                long now = ticker.nanos();
                endAll(call -> call.isOverdue(now));
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void deliver(InstanceId instance, Delivery delivery) {
        if (!transport.send(instance, Kinds.DELIVERY, deliveries.encode(delivery))) {
            LOG.trace("a delivery to {} is lost", instance);
        }
    }

    @Override
    public List<InstanceId> others() {
        return transport.others();
    }

    /// Calls that wait for answers.
    public int unanswered() {
        return unanswered.get();
    }

    /// Errands that were given to other instances, repeated ones included.
    public long forwarded() {
        return forwarded.sum();
    }

    /// Calls that got no answer, or not all.
    public long lost() {
        return lost.sum();
    }

    /// No answer is waited for any more.
    @Override
    public void close() {
        closing.countDown();
        endAll(call -> true);
    }
}
