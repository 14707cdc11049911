package parley.cluster.application;

import parley.cluster.domain.Instance;
import parley.cluster.port.in.JoinCluster;

final class JoinClusterHandler implements JoinCluster {
    private final Membership membership;

    JoinClusterHandler(Membership membership) {
        this.membership = membership;
    }

    @Override
    public void join(Instance self) {
        membership.join(self);
    }
}
