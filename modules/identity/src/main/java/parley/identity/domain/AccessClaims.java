package parley.identity.domain;

import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// What an access token says.
///
/// @param issuedAt milliseconds since the epoch, whole seconds
/// @param expiresAt milliseconds since the epoch, whole seconds
public record AccessClaims(UserId user, DeviceId device, boolean admin, long issuedAt, long expiresAt) {}
