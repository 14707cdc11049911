package parley.presence.port.in;

import parley.presence.domain.Signal;

/// Takes what another instance says about connections that this one holds. What concerns sessions that are
/// over is ignored.
@FunctionalInterface
public interface ReceiveSignal {
    /// Returns at once.
    void receive(Signal signal);
}
