package parley.events;

import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// A user changed, on `device`, who sees their presence or what they have read; cached decisions are void,
/// and the user's other devices are told.
public record PrivacyChanged(UserId user, DeviceId device) implements Event {}
