package parley.adapter.grpc.calls;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
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
        CompletableFuture<ByteString> result = begin(to, name, ByteString.EMPTY, argument);
        try {
            return result.get();
        } catch (ExecutionException failed) {
            throw failure(failed.getCause(), name);
        } catch (InterruptedException asked) {
            result.cancel(false);
            Thread.currentThread().interrupt();
            throw new CallFailedException(Reason.LOST, name);
        }
    }

    /// Why a future of [#begin] has no result.
    static CallFailedException failure(@Nullable Throwable cause, String name) {
        return new CallFailedException(cause instanceof CallFailedException why ? why.reason() : Reason.LOST, name);
    }

    /// Begins a call and returns. Its result comes on the thread that handles everything else of the instance, in the
    /// order in which all of that was sent there.
    ///
    /// @param lane calls of the same lane are begun there in the order of these calls; empty for none
    CompletableFuture<ByteString> begin(InstanceId to, String name, ByteString lane, ByteString argument) {
        PendingCall call = new PendingCall(to, name, new CompletableFuture<>());
        if (!unanswered.tryAcquire()) {
            call.fail(Reason.BUSY);
            return call.result();
        }
        long id = lastCall.incrementAndGet();
        pending.put(id, call);
        CompletableFuture<ByteString> result = call.result()
                .orTimeout(config.timeout().toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((bytes, failure) -> {
                    pending.remove(id);
                    unanswered.release();
                });
        CallMessage message = CallMessage.newBuilder()
                .setCall(id)
                .setName(name)
                .setArgument(argument)
                .setPatienceMs((int) config.timeout().toMillis())
                .setLane(lane)
                .build();
        if (!transport.send(to, CALL, message.toByteString())) {
            call.fail(Reason.UNREACHABLE);
        }
        return result;
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
