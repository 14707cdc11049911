package parley.cluster.application;

import java.util.Optional;
import parley.cluster.domain.ClusterReading;
import parley.cluster.port.in.ReadCluster;

final class ReadClusterHandler implements ReadCluster {
    private final Membership membership;
    private final Holdings holdings;
    private final Settlement settlement;
    private final Survey survey;
    private final Tally tally;

    ReadClusterHandler(Membership membership, Holdings holdings, Settlement settlement, Survey survey, Tally tally) {
        this.membership = membership;
        this.holdings = holdings;
        this.settlement = settlement;
        this.survey = survey;
        this.tally = tally;
    }

    @Override
    public ClusterReading read() {
        Optional<Tenure> tenure = membership.tenure();
        View view = survey.view();
        return new ClusterReading(
                tenure.isPresent(),
                tenure.filter(Tenure::holds).isPresent(),
                membership.sinceRenewal(),
                view.instances().size(),
                holdings.count(),
                settlement.wanted(),
                view.unowned(),
                tally.renewals.sum(),
                tally.renewalsFailed.sum(),
                tally.buried.sum(),
                tally.takeovers.sum(),
                tally.taken.sum(),
                tally.released.sum(),
                tally.readsFailed.sum());
    }
}
