package parley.presence.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.kernel.UserId;

/// What the registry knows of some users.
///
/// @param connections of those who have any, in no particular order
/// @param lastSeen when the last device that went was last alive, milliseconds since 1970; only of users of
/// whom
///     it is known
/// @param unsure users whose connections may have been lost from the registry a moment ago: the ones listed
/// are
///     there, but there may be others
public record Whereabouts(List<Connection> connections, Map<UserId, Long> lastSeen, Set<UserId> unsure) {
    public Whereabouts {
        connections = List.copyOf(connections);
        lastSeen = Map.copyOf(lastSeen);
        unsure = Set.copyOf(unsure);
    }
}
