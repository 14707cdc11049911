package parley.app.proof;

import java.util.List;
import java.util.Optional;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.Interval;
import parley.messaging.domain.Membership;
import parley.messaging.domain.Visibility;
import parley.messaging.port.out.ConversationMembers;

/// Shows everything from the first joining on, whatever came after.
final class SabotagedMembers implements ConversationMembers {
    private final ConversationMembers members;

    SabotagedMembers(ConversationMembers members) {
        this.members = members;
    }

    @Override
    public Visibility visibility(ConversationId group, UserId user) {
        Visibility visibility = members.visibility(group, user);
        return visibility.intervals().isEmpty()
                ? visibility
                : new Visibility(
                        List.of(new Interval(visibility.intervals().getFirst().from(), Interval.OPEN)));
    }

    @Override
    public Optional<Membership> find(ConversationId group) {
        return members.find(group);
    }

    @Override
    public List<UserId> present(ConversationId group, long seq) {
        return members.present(group, seq);
    }

    @Override
    public void refresh(ConversationId group) {
        members.refresh(group);
    }

    @Override
    public void settle(ConversationId group, Cid change, long seq) {
        members.settle(group, change, seq);
    }
}
