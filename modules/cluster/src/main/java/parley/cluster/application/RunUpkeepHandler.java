package parley.cluster.application;

import java.util.concurrent.Executor;
import parley.cluster.port.in.RunUpkeep;

final class RunUpkeepHandler implements RunUpkeep {
    private final Membership membership;
    private final Survey survey;
    private final Executor executor;

    RunUpkeepHandler(Membership membership, Survey survey, Executor executor) {
        this.membership = membership;
        this.survey = survey;
        this.executor = executor;
    }

    @Override
    public void run() {
        membership.keep();
        if (survey.begin()) {
            executor.execute(survey::run);
        }
    }
}
