package parley.identity.domain;

/// How an account proves who it is.
public sealed interface Credential {
    /// @param encoded a salted hash in the PHC string format, with its algorithm and cost
    record Hashed(String encoded) implements Credential {
        /// Never shows the hash, so that it cannot end up in a log.
        @Override
        public String toString() {
            return "Hashed[hidden]";
        }
    }

    /// No password: nobody can log in.
    record None() implements Credential {}
}
