package parley.adapter.websocket.session;

import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Tells who bears a token.
@FunctionalInterface
public interface Authenticator {
    /// @param token text of the token, possibly empty
    Verdict authenticate(String token);

    sealed interface Verdict {
        /// @param expiresAt when the token ends, milliseconds since the epoch
        record Accepted(UserId user, DeviceId device, long expiresAt) implements Verdict {}

        /// @param message says why, without the token
        record Refused(String message) implements Verdict {}
    }
}
