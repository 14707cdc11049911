package parley.identity.port.in;

/// Reads again which devices were revoked, here or by other instances. To be called at start-up, before tokens
/// are verified, and every 30 s.
///
/// Publishes [parley.events.DeviceRevoked] for every revocation that this instance had not known, so that live
/// streams end also when the event of another instance, or of the time before a crash, was lost.
@FunctionalInterface
public interface ReloadRevocations {
    Result reload(Command command);

    record Command() {}

    sealed interface Result {
        /// @param found how many revocations were new to this instance
        record Reloaded(int found) implements Result {}
    }
}
