package parley.presence.domain;

/// A connection and its rank among those that its device has had: of two, the one with the higher epoch is
/// newer.
///
/// @param epoch milliseconds since 1970 by the clock of the registry when the connection was registered, or
/// more
public record Registration(Connection connection, long epoch) {
    public Registration {
        if (epoch < 1) {
            throw new IllegalArgumentException("epoch: " + epoch + " (expected: > 0)");
        }
    }
}
