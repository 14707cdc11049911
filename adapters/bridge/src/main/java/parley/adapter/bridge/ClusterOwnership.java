package parley.adapter.bridge;

import parley.cluster.port.in.FindOwner;
import parley.cluster.port.in.FindOwner.Result.Elsewhere;
import parley.cluster.port.in.FindOwner.Result.Nobody;
import parley.cluster.port.in.FindOwner.Result.Owned;
import parley.kernel.ConversationId;
import parley.messaging.port.out.Fence;
import parley.messaging.port.out.Ownership;

/// Messaging asks the cluster which instance may write to a conversation.
public final class ClusterOwnership implements Ownership {
    private static final Answer NOBODY = new Answer.Nobody();

    private final FindOwner findOwner;

    public ClusterOwnership(FindOwner findOwner) {
        this.findOwner = findOwner;
    }

    @Override
    public Answer of(ConversationId conversation) {
        return switch (findOwner.find(conversation)) {
            case Owned(long epoch, parley.cluster.domain.Fence fence) ->
                new Answer.Mine(new Lease(epoch, new ShardFence(fence)));
            case Elsewhere(var owner) -> new Answer.Elsewhere(owner);
            case Nobody() -> NOBODY;
        };
    }

    /// Equal to every other one of the same shard and epoch.
    private record ShardFence(parley.cluster.domain.Fence fence) implements Fence {
        @Override
        public boolean holds() {
            return fence.holds();
        }

        @Override
        public boolean enter() {
            return fence.enter();
        }

        @Override
        public void leave() {
            fence.leave();
        }
    }
}
