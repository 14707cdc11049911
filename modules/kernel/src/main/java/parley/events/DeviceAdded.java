package parley.events;

import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// A user logged in on a new device; the other devices are told.
public record DeviceAdded(UserId user, DeviceId device) implements Event {}
