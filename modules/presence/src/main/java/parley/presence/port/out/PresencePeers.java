package parley.presence.port.out;

import parley.kernel.InstanceId;
import parley.presence.domain.Signal;

/// The other instances, as presence reaches them.
@FunctionalInterface
public interface PresencePeers {
    /// Hands a signal to another instance. Never blocks and never throws: what cannot be sent is lost, and so
    /// is what is sent to an instance that is not known. Signals of one caller to one instance arrive in the
    /// order of the calls, if they do.
    void send(InstanceId instance, Signal signal);
}
