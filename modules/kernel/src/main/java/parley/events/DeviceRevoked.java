package parley.events;

import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// A device lost its access: its live stream has to end (close code 4401) and its tokens are void.
public record DeviceRevoked(UserId user, DeviceId device) implements Event {}
