package parley.adapter.grpc.calls;

import com.google.protobuf.ByteString;
import java.util.concurrent.CompletableFuture;
import parley.kernel.InstanceId;

/// A call that waits for its answer.
record PendingCall(InstanceId to, String name, CompletableFuture<ByteString> result) {
    void fail(CallFailedException.Reason reason) {
        result.completeExceptionally(new CallFailedException(reason, name));
    }
}
