package parley.identity.domain;

import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// What a device gets when it logs in or refreshes.
///
/// @param accessToken bearer token for requests and streams
/// @param accessExpiresAt when the access token ends, milliseconds since the epoch
/// @param refreshToken good for one exchange for the next pair
public record IssuedTokens(
        UserId user, DeviceId device, String accessToken, long accessExpiresAt, String refreshToken) {
    /// Never shows the tokens, so that they cannot end up in a log.
    @Override
    public String toString() {
        return "IssuedTokens[user=" + user + ", device=" + device + ", accessExpiresAt=" + accessExpiresAt + "]";
    }
}
