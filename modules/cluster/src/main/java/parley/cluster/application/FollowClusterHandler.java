package parley.cluster.application;

import parley.cluster.port.in.FollowCluster;

final class FollowClusterHandler implements FollowCluster {
    private final Listeners listeners;

    FollowClusterHandler(Listeners listeners) {
        this.listeners = listeners;
    }

    @Override
    public void follow(Command command) {
        listeners.add(command.listener());
    }
}
