package parley.cluster.application;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.cluster.domain.LeaseTableUnavailableException;
import parley.cluster.port.in.LeaveCluster;

final class LeaveClusterHandler implements LeaveCluster {
    private static final Logger LOG = LoggerFactory.getLogger(LeaveClusterHandler.class);

    private final Membership membership;
    private final Settlement settlement;

    LeaveClusterHandler(Membership membership, Settlement settlement) {
        this.membership = membership;
        this.settlement = settlement;
    }

    @Override
    public void leave() {
        membership.takeNoMore();
        settlement.releaseAll();
        try {
            membership.leave();
        } catch (LeaseTableUnavailableException unknown) {
            LOG.atWarn()
                    .addKeyValue("code", "leave_unknown")
                    .addKeyValue("reason", unknown.getMessage())
                    .log(
                            "it is unknown whether the others know that this instance has left; they notice after its lease");
        }
    }
}
