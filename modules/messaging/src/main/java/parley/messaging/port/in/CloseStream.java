package parley.messaging.port.in;

import parley.kernel.SessionId;

/// Ends a stream and stores its cursors. What was pushed and not confirmed is delivered again to the next
/// stream.
@FunctionalInterface
public interface CloseStream {
    /// Idempotent; an unknown session is ignored. The output is not called again after the return.
    void close(SessionId session);
}
