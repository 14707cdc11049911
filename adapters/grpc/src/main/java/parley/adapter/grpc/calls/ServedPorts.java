package parley.adapter.grpc.calls;

import java.util.function.Consumer;
import java.util.function.Function;
import parley.adapter.grpc.calls.RecordCodec.Shape;
import parley.kernel.InstanceId;

/// In-ports of this process that others call: `served.port("messaging.ListInbox", Query.class, Result.class,
/// listInbox::list)`.
public final class ServedPorts {
    private final CallService service;
    private final RecordCodec codec;

    public ServedPorts(CallService service, RecordCodec codec) {
        this.service = service;
        this.codec = codec;
    }

    /// A port whose argument and result have no parameters of their own.
    public <A, R> void port(String name, Class<A> argument, Class<R> result, Function<A, R> port) {
        port(name, codec.of(argument), codec.of(result), port);
    }

    /// A port with others.
    public <A, R> void port(String name, Shape<A> argument, Shape<R> result, Function<A, R> port) {
        service.serve(name, bytes -> codec.encode(port.apply(codec.decode(bytes, argument)), result));
    }

    /// A port whose result comes later, from whatever thread.
    public <A, R> void later(String name, Class<A> argument, Class<R> result, Later<A, R> port) {
        Shape<A> taken = codec.of(argument);
        Shape<R> given = codec.of(result);
        service.serveLater(
                name,
                (from, bytes, reply) ->
                        port.call(from, codec.decode(bytes, taken), value -> reply.accept(codec.encode(value, given))));
    }

    /// A port whose result comes later.
    @FunctionalInterface
    public interface Later<A, R> {
        void call(InstanceId from, A argument, Consumer<R> reply);
    }
}
