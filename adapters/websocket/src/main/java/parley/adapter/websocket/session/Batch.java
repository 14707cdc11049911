package parley.adapter.websocket.session;

import java.util.List;
import parley.adapter.websocket.frame.ServerFrame;

/// What a session's writer has to do next.
public sealed interface Batch {
    /// Frames to write, in order; afterwards [Session#take] is called again. May be empty.
    record Frames(List<ServerFrame> frames) implements Batch {}

    /// Nothing is left: [Link#ready] will be called when there is more.
    record Nothing() implements Batch {}

    /// Nothing is left and nothing will come: the transport closes with `code`. Handed out once.
    record End(int code) implements Batch {}
}
