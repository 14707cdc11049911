package parley.presence.application;

import parley.kernel.UserId;
import parley.presence.port.in.ReviewPresence;

final class ReviewPresenceHandler implements ReviewPresence {
    private final LiveConnections live;
    private final Watchers watchers;

    ReviewPresenceHandler(LiveConnections live, Watchers watchers) {
        this.live = live;
        this.watchers = watchers;
    }

    @Override
    public void review(UserId user) {
        watchers.changed(user);
        live.review(user);
    }
}
