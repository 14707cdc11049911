package parley.messaging.port.in;

import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Removes the cursors of a device that was revoked. Idempotent.
@FunctionalInterface
public interface ForgetDevice {
    Result forget(Command command);

    record Command(UserId user, DeviceId device) {}

    sealed interface Result {
        record Forgotten() implements Result {}

        record Unavailable() implements Result {}
    }
}
