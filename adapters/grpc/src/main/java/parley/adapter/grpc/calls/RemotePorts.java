package parley.adapter.grpc.calls;

import com.google.protobuf.ByteString;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
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

    /// A port of one process, which the caller chooses, whose result comes later: see [Calls#begin].
    public <A, R> Later<A, R> later(String name, Class<A> argument, Class<R> result) {
        Shape<A> taken = codec.of(argument);
        Shape<R> given = codec.of(result);
        return (to, lane, value, reply) -> {
            CompletableFuture<Void> _ = calls.begin(to, name, lane, codec.encode(value, taken))
                    .thenApply(bytes -> Optional.of(codec.decode(bytes, given)))
                    .exceptionally(failure -> Optional.empty())
                    .thenAccept(reply);
        };
    }

    /// A port of one process, which the caller chooses.
    public <A, R> BiFunction<InstanceId, A, R> portAt(String name, Shape<A> argument, Shape<R> result) {
        return (to, value) -> codec.decode(calls.call(to, name, codec.encode(value, argument)), result);
    }

    /// An instance that runs the contexts now.
    public Optional<InstanceId> process() {
        return process.get();
    }

    /// A port whose result comes later.
    @FunctionalInterface
    public interface Later<A, R> {
        /// @param lane calls of the same lane are begun in order; empty for none
        /// @param reply takes the result, once, or empty if there is none: it is unknown whether it was done
        void call(InstanceId to, ByteString lane, A argument, Consumer<Optional<R>> reply);
    }
}
