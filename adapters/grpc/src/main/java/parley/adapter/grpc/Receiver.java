package parley.adapter.grpc;

import com.google.protobuf.ByteString;
import parley.kernel.InstanceId;

/// Takes envelopes of one kind.
@FunctionalInterface
public interface Receiver {
    /// Called with one envelope after the other of an instance, in the order sent, whatever their kinds; of
    /// several instances at the same time. Must not block: it would hold up everything else of that instance.
    /// An exception is logged and goes no further.
    void receive(InstanceId from, ByteString body);
}
