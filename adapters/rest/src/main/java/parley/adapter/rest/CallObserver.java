package parley.adapter.rest;

/// Is told of every call that was answered, to count and time it.
@FunctionalInterface
public interface CallObserver {
    /// Must neither block nor throw.
    ///
    /// @param route [Route#name]
    /// @param status HTTP status of the answer
    /// @param nanos time from the first look at the request to the answer having been handed to the socket
    void answered(String route, int status, long nanos);
}
