package parley.presence.application;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.kernel.UserId;
import parley.presence.domain.Connection;
import parley.presence.domain.PresenceUnavailableException;
import parley.presence.domain.Sighting;
import parley.presence.domain.Whereabouts;
import parley.presence.port.out.FellowMembers;
import parley.presence.port.out.PresencePrivacy;

/// What one user sees of another, decided anew each time.
final class Visibility {
    private final Sightings sightings;
    private final Inquiries inquiries;
    private final PresencePrivacy privacy;
    private final FellowMembers fellows;

    Visibility(Sightings sightings, Inquiries inquiries, PresencePrivacy privacy, FellowMembers fellows) {
        this.sightings = sightings;
        this.inquiries = inquiries;
        this.privacy = privacy;
        this.fellows = fellows;
    }

    /// Finds out about users who are watched from now on, as far as that is possible now.
    void learn(Collection<UserId> users) {
        inquiries.learn(users);
    }

    /// What a watcher sees of a user who is watched; empty if nothing is known of the user.
    ///
    /// @throws PresenceUnavailableException if it cannot be decided now
    Optional<Sighting> of(UserId watcher, UserId watched) {
        return mayWatch(watcher, watched) ? sightings.of(watched) : Optional.of(Sighting.hidden(watched));
    }

    /// What somebody sees of users whom nobody has to be watching, in their order.
    ///
    /// @throws PresenceUnavailableException if it cannot be found out now
    List<Sighting> read(UserId watcher, List<UserId> users) {
        Set<UserId> unknown = new HashSet<>();
        for (UserId user : users) {
            if (sightings.of(user).isEmpty() && mayWatch(watcher, user)) {
                unknown.add(user);
            }
        }
        Whereabouts found =
                unknown.isEmpty() ? new Whereabouts(List.of(), Map.of(), Set.of()) : inquiries.find(unknown);
        Set<UserId> online = new HashSet<>();
        for (Connection connection : found.connections()) {
            online.add(connection.user());
        }
        return users.stream()
                .map(user -> of(watcher, user).orElseGet(() -> sighting(user, found, online)))
                .toList();
    }

    private static Sighting sighting(UserId user, Whereabouts found, Set<UserId> online) {
        if (online.contains(user)) {
            return Sighting.online(user);
        }
        if (found.unsure().contains(user)) {
            throw new PresenceUnavailableException("it is being found out who is connected");
        }
        return Sighting.offline(user, found.lastSeen().getOrDefault(user, 0L));
    }

    private boolean mayWatch(UserId watcher, UserId watched) {
        return switch (privacy.mayWatch(watcher, watched)) {
            case ALLOWED -> true;
            case IF_FELLOWS -> fellows.areFellows(watcher, watched);
            case REFUSED -> false;
        };
    }
}
