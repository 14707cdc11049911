package parley.presence.port.in;

import parley.presence.domain.Connection;

/// Makes a connection the one live stream of its device. The newest wins.
@FunctionalInterface
public interface RegisterConnection {
    Result register(Command command);

    /// @param liveness told when the connection's time is up
    /// @param signals told what goes on
    record Command(Connection connection, Liveness liveness, SignalOutput signals) {}

    /// How presence reaches the connection; must not block.
    interface Liveness {
        /// No client frame came within the deadline (60 s): close with 4408. Called once at most.
        void expired();

        /// A newer stream of the same device has registered: close with 4409.
        void replaced();
    }

    /// The heartbeat of one registered connection.
    @FunctionalInterface
    interface Pulse {
        /// Notes that the connection showed life. Called for every client frame, so it costs one write of
        /// memory; without effect once the connection expired or was dropped.
        void beat();
    }

    sealed interface Result {
        /// Registered, and counted as alive from now; a stream that the device had before has been told
        /// [Liveness#replaced].
        ///
        /// @param pulse to be beaten with every client frame
        record Registered(Pulse pulse) implements Result {}
    }
}
