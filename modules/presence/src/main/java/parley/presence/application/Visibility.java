package parley.presence.application;

import parley.kernel.UserId;
import parley.presence.domain.Sighting;
import parley.presence.port.out.FellowMembers;
import parley.presence.port.out.PresencePrivacy;

/// What one user sees of another, decided anew each time.
final class Visibility {
    private final Sightings sightings;
    private final PresencePrivacy privacy;
    private final FellowMembers fellows;

    Visibility(Sightings sightings, PresencePrivacy privacy, FellowMembers fellows) {
        this.sightings = sightings;
        this.privacy = privacy;
        this.fellows = fellows;
    }

    /// @throws parley.presence.domain.PresenceUnavailableException if it cannot be decided now
    Sighting of(UserId watcher, UserId watched) {
        return mayWatch(watcher, watched) ? sightings.of(watched) : Sighting.hidden(watched);
    }

    private boolean mayWatch(UserId watcher, UserId watched) {
        return switch (privacy.mayWatch(watcher, watched)) {
            case ALLOWED -> true;
            case IF_FELLOWS -> fellows.areFellows(watcher, watched);
            case REFUSED -> false;
        };
    }
}
