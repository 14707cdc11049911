package parley.adapter.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoUtils;
import parley.adapter.grpc.wire.Outgoing;
import parley.adapter.grpc.wire.Returning;

/// The one method between instances.
final class Exchange {
    static final String SERVICE = "parley.between.Instances";

    static final MethodDescriptor<Outgoing, Returning> METHOD = MethodDescriptor.<Outgoing, Returning>newBuilder()
            .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Exchange"))
            .setRequestMarshaller(ProtoUtils.marshaller(Outgoing.getDefaultInstance()))
            .setResponseMarshaller(ProtoUtils.marshaller(Returning.getDefaultInstance()))
            .build();

    private Exchange() {}
}
