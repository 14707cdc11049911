package parley.messaging.inmemory;

import java.util.List;
import parley.kernel.InstanceId;
import parley.messaging.domain.Delivery;
import parley.messaging.domain.Errand;
import parley.messaging.domain.ErrandAnswer;
import parley.messaging.port.out.Peers;

/// There is no other instance.
public final class InMemoryPeers implements Peers {
    @Override
    public void forward(InstanceId owner, List<Errand> errands, Answers answers) {
        for (int index = 0; index < errands.size(); index++) {
            answers.accept(index, new ErrandAnswer.Lost());
        }
    }

    @Override
    public void deliver(InstanceId instance, Delivery delivery) {
        // Nobody is there.
    }

    @Override
    public List<InstanceId> others() {
        return List.of();
    }

    @Override
    public boolean alone() {
        return true;
    }
}
