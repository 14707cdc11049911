package parley.presence.domain;

import java.util.List;

/// What became of a connection that was put into the registry.
///
/// @param epoch its rank, for [Registration]
/// @param displaced the connection that its device had before, on whichever instance; none or one
public record Placement(long epoch, List<Connection> displaced) {
    public Placement {
        displaced = List.copyOf(displaced);
        if (displaced.size() > 1) {
            throw new IllegalArgumentException("displaced: " + displaced.size() + " (expected: at most 1)");
        }
    }
}
