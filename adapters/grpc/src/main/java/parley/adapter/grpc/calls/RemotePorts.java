package parley.adapter.grpc.calls;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import parley.adapter.grpc.calls.CallFailedException.Reason;
import parley.adapter.grpc.calls.RecordCodec.Shape;
import parley.kernel.InstanceId;

/// In-ports of contexts in another process, as functions: `remote.port("messaging.ListInbox", Query.class,
/// Result.class)::apply` is a `ListInbox`.
public final class RemotePorts {
    private final Calls calls;
    private final RecordCodec codec;
    private final Supplier<Optional<InstanceId>> process;

    /// @param process an instance that runs the contexts, chosen for every call; empty if there is none now
    public RemotePorts(Calls calls, RecordCodec codec, Supplier<Optional<InstanceId>> process) {
        this.calls = calls;
        this.codec = codec;
        this.process = process;
    }

    /// A port whose argument and result have no parameters of their own.
    public <A, R> Function<A, R> port(String name, Class<A> argument, Class<R> result) {
        return port(name, codec.of(argument), codec.of(result));
    }

    /// A port with others.
    public <A, R> Function<A, R> port(String name, Shape<A> argument, Shape<R> result) {
        return value -> {
            InstanceId to = process.get().orElseThrow(() -> new CallFailedException(Reason.UNREACHABLE, name));
            return codec.decode(calls.call(to, name, codec.encode(value, argument)), result);
        };
    }
}
