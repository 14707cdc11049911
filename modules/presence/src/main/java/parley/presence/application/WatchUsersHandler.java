package parley.presence.application;

import parley.presence.port.in.WatchUsers;

final class WatchUsersHandler implements WatchUsers {
    private final LiveConnections live;
    private final Watchers watchers;
    private final Visibility visibility;
    private final PresenceConfig.Watching config;

    WatchUsersHandler(LiveConnections live, Watchers watchers, Visibility visibility, PresenceConfig.Watching config) {
        this.live = live;
        this.watchers = watchers;
        this.visibility = visibility;
        this.config = config;
    }

    @Override
    public Result watch(Command command) {
        LiveConnection connection = live.find(command.session());
        if (connection == null) {
            return new Result.NoSession();
        }
        Watches watches = connection.watches(config);
        Result result = watches.add(command.users(), watchers, visibility);
        if (connection.ended()) {
            watchers.ended(watches); // its end may have been over before the watches were there
        }
        return result;
    }
}
