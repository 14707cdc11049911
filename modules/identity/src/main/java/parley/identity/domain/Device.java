package parley.identity.domain;

import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// One app or terminal on which a user is logged in.
///
/// @param name what the user calls it, for example "phone"
/// @param createdAt when the user first logged in on it, milliseconds since the epoch
/// @param lastSeenAt when it last obtained tokens, milliseconds since the epoch
public record Device(DeviceId id, UserId user, String name, long createdAt, long lastSeenAt) {
    public Device {
        DisplayName.require(name);
    }
}
