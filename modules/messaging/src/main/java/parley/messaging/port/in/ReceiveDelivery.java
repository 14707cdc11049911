package parley.messaging.port.in;

import parley.kernel.InstanceId;
import parley.messaging.domain.Delivery;

/// Takes what another instance has for streams of this one.
@FunctionalInterface
public interface ReceiveDelivery {
    /// Does not block. Idempotent; a stream that is gone is passed over.
    void receive(Command command);

    /// @param from the instance that tells
    record Command(InstanceId from, Delivery delivery) {}
}
