package parley.identity.port.in;

import parley.events.Event;

/// Everybody who must take note of an event has done so, durably.
@FunctionalInterface
public interface ConfirmDelivery {
    /// @throws parley.identity.domain.IdentityUnavailableException if it is unknown whether that is written down
    Result confirm(Command command);

    record Command(Event event) {}

    /// What became of it.
    sealed interface Result {
        /// It will not be listed again.
        record Confirmed() implements Result {}
    }
}
