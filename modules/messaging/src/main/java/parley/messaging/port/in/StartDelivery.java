package parley.messaging.port.in;

import parley.kernel.SessionId;

/// Lets an opened stream flow: called once its `welcome` is queued, because nothing may overtake that.
@FunctionalInterface
public interface StartDelivery {
    /// An unknown session is ignored.
    void start(SessionId session);
}
