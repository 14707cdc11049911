package parley.presence.application;

import parley.presence.port.in.UnwatchUsers;

final class UnwatchUsersHandler implements UnwatchUsers {
    private final LiveConnections live;
    private final Watchers watchers;

    UnwatchUsersHandler(LiveConnections live, Watchers watchers) {
        this.live = live;
        this.watchers = watchers;
    }

    @Override
    public void unwatch(Command command) {
        LiveConnection connection = live.find(command.session());
        if (connection != null) {
            connection.watches().ifPresent(watches -> watches.remove(command.users(), watchers));
        }
    }
}
