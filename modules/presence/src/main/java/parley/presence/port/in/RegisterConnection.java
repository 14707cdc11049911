package parley.presence.port.in;

import parley.presence.domain.Connection;

/// Makes a connection the one live stream of its device. The newest wins.
@FunctionalInterface
public interface RegisterConnection {
    Result register(Command command);

    /// @param liveness told when the connection's time is up
    record Command(Connection connection, Liveness liveness) {}

    /// How presence reaches the connection; must not block.
    interface Liveness {
        /// No client frame came within the deadline (60 s): close with 4408.
        void expired();

        /// A newer stream of the same device has registered: close with 4409.
        void replaced();
    }

    sealed interface Result {
        /// Registered; a stream that the device had before has been told [Liveness#replaced].
        record Registered() implements Result {}
    }
}
