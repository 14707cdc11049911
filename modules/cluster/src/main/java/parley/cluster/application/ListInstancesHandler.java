package parley.cluster.application;

import java.util.List;
import parley.cluster.domain.Instance;
import parley.cluster.port.in.ListInstances;

final class ListInstancesHandler implements ListInstances {
    private final Survey survey;

    ListInstancesHandler(Survey survey) {
        this.survey = survey;
    }

    @Override
    public List<Instance> list() {
        return survey.view().instances();
    }
}
