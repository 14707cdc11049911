package parley.adapter.websocket.session;

/// Who a connection belongs to, as far as is known before its `hello`.
public sealed interface Credentials {
    /// The `hello` has to carry a token.
    record None() implements Credentials {}

    /// Authenticated by the transport.
    ///
    /// @param token what was checked, to be checked again if a revocation comes in between
    /// @param revocations how many revocations the engine had seen before
    record Checked(Authenticator.Verdict.Accepted bearer, String token, long revocations) implements Credentials {
        /// Never shows the token, so that it cannot end up in a log.
        @Override
        public String toString() {
            return "Checked[" + bearer + ", token hidden]";
        }
    }

    /// The token is not acceptable.
    record Refused(String message) implements Credentials {}
}
