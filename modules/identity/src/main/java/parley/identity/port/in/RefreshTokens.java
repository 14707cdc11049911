package parley.identity.port.in;

import parley.identity.domain.IssuedTokens;

/// Exchanges a refresh token for the next pair of tokens of its device.
///
/// A refresh token is good for one exchange. Who missed the answer may repeat the exchange with the same token
/// for a while (the grace), as long as no token from an answer was used; the repeated answer then holds another
/// refresh token, and the first of them to be used ends the others. Any other use of a token that was exchanged
/// already means that two parties hold it: the device is revoked.
@FunctionalInterface
public interface RefreshTokens {
    Result refresh(Command command);

    record Command(String refreshToken) {
        /// Never shows the token, so that it cannot end up in a log.
        @Override
        public String toString() {
            return "Command[token hidden]";
        }
    }

    sealed interface Result {
        record Refreshed(IssuedTokens tokens) implements Result {}

        /// Not a token of this server, expired, replaced by a newer log-in, or its device is revoked: log in
        /// again.
        record Refused() implements Result {}

        /// Used before: its device has been revoked now.
        record Reused() implements Result {}
    }
}
