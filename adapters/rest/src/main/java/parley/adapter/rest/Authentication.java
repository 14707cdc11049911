package parley.adapter.rest;

/// Tells who bears an access token.
@FunctionalInterface
public interface Authentication {
    /// @param token the text behind `Bearer`
    Outcome authenticate(String token);

    /// What came of it.
    sealed interface Outcome {
        record Accepted(Caller caller) implements Outcome {}

        /// @param reason for people: what to do about it, nothing that helps to forge
        record Refused(String reason) implements Outcome {}
    }
}
