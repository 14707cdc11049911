package parley.adapter.rest.messaging;

import java.util.Optional;
import parley.kernel.DeviceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;

/// The live streams of devices.
@FunctionalInterface
public interface DeviceSessions {
    /// The device's live stream on this instance; empty if it has none.
    Optional<SessionId> of(UserId user, DeviceId device);
}
