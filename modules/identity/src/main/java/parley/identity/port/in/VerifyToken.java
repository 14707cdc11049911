package parley.identity.port.in;

import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Checks an access token offline: signature, expiry, and that its device has not been revoked since it was
/// issued.
@FunctionalInterface
public interface VerifyToken {
    Result verify(Query query);

    /// @param token the text of the token, without a scheme in front
    record Query(String token) {
        /// Never shows the token, so that it cannot end up in a log.
        @Override
        public String toString() {
            return "Query[token hidden]";
        }
    }

    sealed interface Result {
        /// @param expiresAt when the token ends, milliseconds since the epoch
        /// @param admin whether the bearer may use `/v1/admin`
        record Valid(UserId user, DeviceId device, long expiresAt, boolean admin) implements Result {}

        /// Genuine, but its time is over: refresh it.
        record Expired() implements Result {}

        /// Genuine, but its device was revoked.
        record Revoked() implements Result {}

        /// Not a token of this server.
        record Forged() implements Result {}
    }
}
