package parley.adapter.artemis;

/// How the embedded broker is doing, for readiness and alarms.
///
/// @param state what it does now
/// @param reason why it does not run; empty while it does
/// @param restarts how often it was started anew after it had failed
/// @param room whether its disk has room for more
public record BrokerHealth(State state, String reason, long restarts, boolean room) {
    /// What a broker does.
    public enum State {
        STARTING,
        RUNNING,
        /// It could not be started at first, and is not tried again.
        FAILED,
        /// It stopped by itself, and is being started anew.
        RESTARTING,
        CLOSED
    }
}
