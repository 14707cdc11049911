package parley.adapter.grpc;

import com.google.protobuf.ByteString;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoUtils;
import java.nio.ByteBuffer;
import java.util.UUID;
import parley.adapter.grpc.wire.Outgoing;
import parley.adapter.grpc.wire.Returning;
import parley.kernel.InstanceId;

/// The one method between instances, and how its messages write ids.
final class Exchange {
    static final String SERVICE = "parley.between.Instances";

    static final MethodDescriptor<Outgoing, Returning> METHOD = MethodDescriptor.<Outgoing, Returning>newBuilder()
            .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Exchange"))
            .setRequestMarshaller(ProtoUtils.marshaller(Outgoing.getDefaultInstance()))
            .setResponseMarshaller(ProtoUtils.marshaller(Returning.getDefaultInstance()))
            .build();

    private static final int ID_BYTES = 16;

    private Exchange() {}

    static ByteString bytes(InstanceId id) {
        ByteBuffer buffer = ByteBuffer.allocate(ID_BYTES)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .flip();
        return ByteString.copyFrom(buffer);
    }

    /// @throws IllegalArgumentException if these are not 16 bytes
    static InstanceId instance(ByteString bytes) {
        if (bytes.size() != ID_BYTES) {
            throw new IllegalArgumentException("id of " + bytes.size() + " bytes (expected: 16)");
        }
        ByteBuffer buffer = bytes.asReadOnlyByteBuffer();
        return new InstanceId(new UUID(buffer.getLong(), buffer.getLong()));
    }
}
