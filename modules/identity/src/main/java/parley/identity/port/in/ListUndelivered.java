package parley.identity.port.in;

import java.util.List;
import parley.events.Event;

/// Which events somebody may not have taken note of, because a process ended or something did not answer.
@FunctionalInterface
public interface ListUndelivered {
    /// The oldest events, oldest first. Each stays until [ConfirmDelivery]; any instance may deliver them, and several
    /// may at once.
    ///
    /// @throws parley.identity.domain.IdentityUnavailableException if they cannot be found out now
    List<Event> list(Query query);

    /// @param limit the most events
    record Query(int limit) {}
}
