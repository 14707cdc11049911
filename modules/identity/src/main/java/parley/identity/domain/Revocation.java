package parley.identity.domain;

import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// A device that lost its access for ever.
///
/// @param at milliseconds since the epoch
public record Revocation(UserId user, DeviceId device, long at) {}
