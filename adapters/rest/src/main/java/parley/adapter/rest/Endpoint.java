package parley.adapter.rest;

/// What a route does.
@FunctionalInterface
public interface Endpoint {
    /// Answers one call; blocks its virtual thread for as long as that takes.
    ///
    /// @throws ProblemException to answer with a problem
    /// @throws parley.adapter.wire.RefusedInputException to answer that the input cannot be accepted
    Answer handle(Call call);
}
