package parley.adapter.grpc.calls;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import parley.adapter.grpc.PeerListener;
import parley.adapter.grpc.Transport;
import parley.adapter.grpc.calls.CallFailedException.Reason;
import parley.adapter.grpc.wire.CallMessage;
import parley.adapter.grpc.wire.ReplyMessage;
import parley.kernel.InstanceId;

/// Calls to other processes, each blocking its caller until the answer comes. Calls are independent of each other: two
/// may be worked on at the same time, and answered in any order.
public final class Calls implements PeerListener {
    static final int CALL = 200;
    static final int REPLY = 201;

    private final Transport transport;
    private final CallsConfig config;
    private final Map<Long, PendingCall> pending = new ConcurrentHashMap<>();
    private final Semaphore unanswered;
    private final AtomicLong lastCall = new AtomicLong();

    private Calls(Transport transport, CallsConfig config) {
        this.transport = transport;
        this.config = config;
        this.unanswered = new Semaphore(config.unanswered());
    }

    /// @param transport not started yet
    public static Calls on(Transport transport, CallsConfig config) {
        Calls calls = new Calls(transport, config);
        transport.receive(REPLY, calls::replied);
        transport.listen(calls);
        return calls;
    }

    /// @throws CallFailedException if there is no result
    ByteString call(InstanceId to, String name, ByteString argument) {
        if (!unanswered.tryAcquire()) {
            throw new CallFailedException(Reason.BUSY, name);
        }
        long id = lastCall.incrementAndGet();
        PendingCall call = new PendingCall(to, name, new CompletableFuture<>());
        pending.put(id, call);
        try {
            CallMessage message = CallMessage.newBuilder()
                    .setCall(id)
                    .setName(name)
                    .setArgument(argument)
                    .setPatienceMs((int) config.timeout().toMillis())
                    .build();
            if (!transport.send(to, CALL, message.toByteString())) {
                throw new CallFailedException(Reason.UNREACHABLE, name);
            }
            return await(call);
        } finally {
            pending.remove(id);
            unanswered.release();
        }
    }

    private ByteString await(PendingCall call) {
        try {
            return call.result().get(config.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof CallFailedException why) {
                throw new CallFailedException(why.reason(), call.name());
            }
            throw new IllegalStateException(failed);
        } catch (TimeoutException | CancellationException late) {
            throw new CallFailedException(Reason.LOST, call.name());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new CallFailedException(Reason.LOST, call.name());
        }
    }

    private void replied(InstanceId from, ByteString body) {
        ReplyMessage reply = parse(body);
        PendingCall call = pending.get(reply.getCall());
        if (call == null || !call.to().equals(from)) {
            return;
        }
        switch (reply.getOutcomeCase()) {
            case RESULT -> call.result().complete(reply.getResult());
            case FAULT -> call.fail(Faults.reason(reply.getFault()));
            case OUTCOME_NOT_SET -> call.fail(Reason.FAILED);
        }
    }

    private static ReplyMessage parse(ByteString body) {
        try {
            return ReplyMessage.parseFrom(body);
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalArgumentException("reply: malformed", malformed);
        }
    }

    @Override
    public void lost(InstanceId to) {
        loseAll(to);
    }

    @Override
    public void disturbed(InstanceId from) {
        loseAll(from);
    }

    private void loseAll(InstanceId peer) {
        pending.values().stream().filter(call -> call.to().equals(peer)).forEach(call -> call.fail(Reason.LOST));
    }

    /// Calls that wait for answers.
    public int pending() {
        return pending.size();
    }
}
