package parley.presence.application;

import java.util.List;
import parley.presence.domain.PresenceUnavailableException;
import parley.presence.domain.Sighting;
import parley.presence.port.in.ReadPresence;

final class ReadPresenceHandler implements ReadPresence {
    private final Visibility visibility;

    ReadPresenceHandler(Visibility visibility) {
        this.visibility = visibility;
    }

    @Override
    public Result read(Query query) {
        try {
            List<Sighting> sightings = query.users().stream()
                    .map(user -> visibility.of(query.watcher(), user))
                    .toList();
            return new Result.Found(sightings);
        } catch (PresenceUnavailableException unknown) {
            return new Result.Unavailable();
        }
    }
}
