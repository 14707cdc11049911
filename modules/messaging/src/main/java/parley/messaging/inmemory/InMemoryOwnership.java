package parley.messaging.inmemory;

import parley.kernel.ConversationId;
import parley.messaging.port.out.Fence;
import parley.messaging.port.out.Ownership;

/// The only instance there is owns every conversation, for ever.
public final class InMemoryOwnership implements Ownership {
    private static final Answer MINE = new Answer.Mine(new Lease(1, Fence.OPEN));

    @Override
    public Answer of(ConversationId conversation) {
        return MINE;
    }
}
