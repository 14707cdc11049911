package parley.presence.application;

import parley.presence.domain.PresenceUnavailableException;
import parley.presence.port.in.ReadPresence;

final class ReadPresenceHandler implements ReadPresence {
    private final Visibility visibility;

    ReadPresenceHandler(Visibility visibility) {
        this.visibility = visibility;
    }

    @Override
    public Result read(Query query) {
        try {
            return new Result.Found(visibility.read(query.watcher(), query.users()));
        } catch (PresenceUnavailableException unknown) {
            return new Result.Unavailable();
        }
    }
}
