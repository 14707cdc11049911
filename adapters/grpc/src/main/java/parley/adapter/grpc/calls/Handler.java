package parley.adapter.grpc.calls;

import com.google.protobuf.ByteString;

/// Answers calls of one name.
@FunctionalInterface
interface Handler {
    /// May block. An exception is logged, and the caller learns that there was one.
    ByteString handle(ByteString argument);
}
