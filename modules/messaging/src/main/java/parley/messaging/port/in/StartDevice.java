package parley.messaging.port.in;

import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Gives a new device cursors at the current heads, before it gets its first token: older messages come by
/// history paging.
@FunctionalInterface
public interface StartDevice {
    Result start(Command command);

    record Command(UserId user, DeviceId device) {}

    sealed interface Result {
        record Started() implements Result {}

        record Unavailable() implements Result {}
    }
}
