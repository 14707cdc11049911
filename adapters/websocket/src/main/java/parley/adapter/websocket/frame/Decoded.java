package parley.adapter.websocket.frame;

import parley.adapter.wire.ErrorCode;
import parley.kernel.Cid;

/// What came of decoding one frame of a client.
public sealed interface Decoded {
    record Accepted(ClientFrame frame) implements Decoded {}

    /// Not a frame; the client is told.
    record Refused(Ref ref, ErrorCode code, String message) implements Decoded {}

    /// A `send` that cannot be accepted as it is. Its cid is looked up before the client is told.
    record RefusedSend(Ref ref, ClientFrame.To to, Cid cid, ErrorCode code, String message) implements Decoded {}

    /// Nothing follows in this batch.
    record End() implements Decoded {}
}
