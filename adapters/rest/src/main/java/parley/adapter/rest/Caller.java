package parley.adapter.rest;

import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Who made a call, as the access token says.
///
/// @param admin whether the user may use the admin routes
public record Caller(UserId user, DeviceId device, boolean admin) {}
