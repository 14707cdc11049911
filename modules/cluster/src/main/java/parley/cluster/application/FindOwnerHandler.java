package parley.cluster.application;

import java.util.Optional;
import parley.cluster.domain.Instance;
import parley.cluster.domain.Shards;
import parley.cluster.port.in.FindOwner;
import parley.kernel.ConversationId;

final class FindOwnerHandler implements FindOwner {
    private static final Result NOBODY = new Result.Nobody();

    private final Holdings holdings;
    private final Membership membership;
    private final Survey survey;

    FindOwnerHandler(Holdings holdings, Membership membership, Survey survey) {
        this.holdings = holdings;
        this.membership = membership;
        this.survey = survey;
    }

    @Override
    public Result find(ConversationId conversation) {
        int shard = Shards.of(conversation);
        Optional<ShardFence> fence = holdings.fence(shard);
        if (fence.isPresent()) {
            return fence.get().open() ? new Result.Owned(fence.get().row().epoch(), fence.get()) : NOBODY;
        }
        Optional<Instance> owner = survey.view().owners().get(shard).filter(instance -> !isSelf(instance));
        if (owner.isEmpty()) {
            survey.ask();
            return NOBODY;
        }
        return new Result.Elsewhere(owner.get().id());
    }

    private boolean isSelf(Instance instance) {
        return membership
                .tenure()
                .filter(tenure -> tenure.self().id().equals(instance.id()))
                .isPresent();
    }
}
