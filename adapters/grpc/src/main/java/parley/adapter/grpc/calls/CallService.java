package parley.adapter.grpc.calls;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.grpc.Transport;
import parley.adapter.grpc.wire.CallMessage;
import parley.adapter.grpc.wire.ReplyMessage;
import parley.kernel.InstanceId;
import parley.kernel.Ticker;

/// Works on calls of other processes, a bounded number at a time.
public final class CallService {
    private static final Logger LOG = LoggerFactory.getLogger(CallService.class);

    private final Transport transport;
    private final Executor executor;
    private final Ticker ticker;
    private final Semaphore served;
    private final Lanes<Lane> lanes;
    private final Map<String, LateHandler> handlers = new ConcurrentHashMap<>();

    private CallService(Transport transport, CallsConfig config, Executor executor, Ticker ticker) {
        this.transport = transport;
        this.executor = executor;
        this.ticker = ticker;
        this.served = new Semaphore(config.served());
        this.lanes = new Lanes<>(executor);
    }

    /// @param transport not started yet
    /// @param executor with a thread for every task: how many there are at a time is bounded here
    public static CallService on(Transport transport, CallsConfig config, Executor executor, Ticker ticker) {
        CallService service = new CallService(transport, config, executor, ticker);
        transport.receive(Calls.CALL, service::called);
        return service;
    }

    void serve(String name, Handler handler) {
        serveLater(name, (from, argument, reply) -> reply.accept(handler.handle(argument)));
    }

    /// Serves a name whose answers come later, from whatever thread.
    void serveLater(String name, LateHandler handler) {
        if (handlers.putIfAbsent(name, handler) != null) {
            throw new IllegalArgumentException("name: " + name + " (expected: one that is not served yet)");
        }
    }

    private void called(InstanceId from, ByteString body) {
        CallMessage call = parse(body);
        LateHandler handler = handlers.get(call.getName());
        if (handler == null) {
            fail(from, call, Faults.UNKNOWN);
        } else if (!served.tryAcquire()) {
            fail(from, call, Faults.BUSY);
        } else {
            long deadline =
                    ticker.nanos() + Duration.ofMillis(call.getPatienceMs()).toNanos();
            Runnable work = () -> work(from, call, handler, deadline);
            if (call.getLane().isEmpty()) {
                executor.execute(work);
            } else {
                lanes.add(new Lane(from, call.getLane()), work);
            }
        }
    }

    private record Lane(InstanceId from, ByteString name) {}

    private static CallMessage parse(ByteString body) {
        try {
            return CallMessage.parseFrom(body);
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalArgumentException("call: malformed", malformed);
        }
    }

    private void work(InstanceId from, CallMessage call, LateHandler handler, long deadline) {
        AtomicBoolean answered = new AtomicBoolean();
        if (ticker.nanos() - deadline >= 0) {
            end(answered);
            return;
        }
        try {
            handler.handle(from, call.getArgument(), result -> {
                if (end(answered)) {
                    reply(
                            from,
                            ReplyMessage.newBuilder().setCall(call.getCall()).setResult(result));
                }
            });
        } catch (RuntimeException fault) {
            LOG.atWarn()
                    .addKeyValue("code", "remote_call_fault")
                    .addKeyValue("call", call.getName())
                    .addKeyValue("instance", from)
                    .setCause(fault)
                    .log("a call of another process failed; it was told so");
            if (end(answered)) {
                fail(from, call, Faults.FAILED);
            }
        }
    }

    /// @return whether this is the first end of the call
    private boolean end(AtomicBoolean answered) {
        boolean first = answered.compareAndSet(false, true);
        if (first) {
            served.release();
        }
        return first;
    }

    private void fail(InstanceId to, CallMessage call, String fault) {
        reply(to, ReplyMessage.newBuilder().setCall(call.getCall()).setFault(fault));
    }

    private void reply(InstanceId to, ReplyMessage.Builder reply) {
        if (!transport.send(to, Calls.REPLY, reply.build().toByteString())) {
            LOG.debug("a reply to {} is lost", to);
        }
    }
}
