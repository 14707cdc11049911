package parley.adapter.grpc.calls;

import com.google.protobuf.ByteString;
import java.util.function.Consumer;
import parley.kernel.InstanceId;

/// Answers calls of one name, perhaps later.
@FunctionalInterface
interface LateHandler {
    /// May block, which holds up its lane. An exception before the answer is the answer.
    ///
    /// @param reply takes the answer, once; what comes later is ignored
    void handle(InstanceId from, ByteString argument, Consumer<ByteString> reply);
}
