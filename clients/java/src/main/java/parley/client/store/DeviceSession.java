package parley.client.store;

import java.time.Instant;
import parley.client.model.DeviceId;
import parley.client.model.UserId;

/// A device's login.
///
/// @param accessToken bearer of requests, short-lived
/// @param refreshToken buys the next pair once; whoever holds it is this device
public record DeviceSession(
        UserId user, DeviceId device, String handle, String accessToken, Instant accessExpiresAt, String refreshToken) {
    /// Leaves the tokens out, so that they do not end up in a log.
    @Override
    public String toString() {
        return "DeviceSession[user=" + user + ", device=" + device + ", accessExpiresAt=" + accessExpiresAt + "]";
    }
}
