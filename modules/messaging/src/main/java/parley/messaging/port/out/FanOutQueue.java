package parley.messaging.port.out;

import java.util.List;
import parley.messaging.domain.FanOutJob;

/// The durable queue of the work that large groups cause.
@FunctionalInterface
public interface FanOutQueue {
    /// Hands jobs over; durable on return. Each is done at least once, in no particular order. Blocks.
    ///
    /// @throws QueueUnavailableException if it is unknown whether the queue has them: hand them over again
    void put(List<FanOutJob> jobs);
}
