package parley.cluster.application;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.cluster.domain.LeaseTableUnavailableException;
import parley.cluster.port.in.HandOverShards;

final class HandOverShardsHandler implements HandOverShards {
    private static final Logger LOG = LoggerFactory.getLogger(HandOverShardsHandler.class);

    private final Membership membership;
    private final Settlement settlement;

    HandOverShardsHandler(Membership membership, Settlement settlement) {
        this.membership = membership;
        this.settlement = settlement;
    }

    @Override
    public void handOver() {
        membership.takeNoMore();
        settlement.releaseAll();
        try {
            membership.retire();
        } catch (LeaseTableUnavailableException unknown) {
            LOG.atWarn()
                    .addKeyValue("code", "hand_over_unknown")
                    .addKeyValue("reason", unknown.getMessage())
                    .log("it is unknown whether the others know that this instance owns nothing any more");
        }
    }
}
