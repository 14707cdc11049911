package parley.identity.port.in;

import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Takes a device's access away for ever: its tokens are void and its live stream ends. Also how a device logs
/// itself out.
@FunctionalInterface
public interface RevokeDevice {
    Result revoke(Command command);

    /// @param user whose device it is
    record Command(UserId user, DeviceId device) {}

    sealed interface Result {
        record Revoked() implements Result {}

        /// The user has no such device (any more).
        record NotFound() implements Result {}
    }
}
