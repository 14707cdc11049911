package parley.client.store;

import java.time.Instant;
import parley.client.model.DeviceId;
import parley.client.model.UserId;

/// A device's login.
///
/// @param accessToken bearer of requests, short-lived
/// @param refreshToken buys the next pair once; whoever holds it is this device
/// @param route what the server's last `welcome` said, for load balancers; empty if there was none
public record DeviceSession(
        UserId user,
        DeviceId device,
        String handle,
        String accessToken,
        Instant accessExpiresAt,
        String refreshToken,
        String route) {
    /// The same with another route.
    public DeviceSession withRoute(String next) {
        return new DeviceSession(user, device, handle, accessToken, accessExpiresAt, refreshToken, next);
    }

    /// Leaves the tokens out, so that they do not end up in a log.
    @Override
    public String toString() {
        return "DeviceSession[user=" + user + ", device=" + device + ", accessExpiresAt=" + accessExpiresAt + "]";
    }
}
