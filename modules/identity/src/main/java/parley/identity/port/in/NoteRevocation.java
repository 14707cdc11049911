package parley.identity.port.in;

import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Another instance revoked a device: its tokens are void here, too, without waiting for [ReloadRevocations]. Publishes
/// nothing.
@FunctionalInterface
public interface NoteRevocation {
    /// Does not block.
    Result note(Command command);

    record Command(UserId user, DeviceId device) {}

    /// What became of it.
    sealed interface Result {
        /// The device's tokens are void from now on.
        record Noted() implements Result {}
    }
}
