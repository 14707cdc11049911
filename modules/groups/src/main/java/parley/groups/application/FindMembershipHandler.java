package parley.groups.application;

import java.util.Optional;
import parley.groups.domain.Membership;
import parley.groups.port.in.FindMembership;
import parley.kernel.ConversationId;

final class FindMembershipHandler implements FindMembership {
    private final Memory memory;

    FindMembershipHandler(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Optional<Membership> find(ConversationId group) {
        return memory.membership(group);
    }
}
