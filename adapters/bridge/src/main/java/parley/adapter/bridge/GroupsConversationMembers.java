package parley.adapter.bridge;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import parley.groups.domain.GroupsUnavailableException;
import parley.groups.port.in.FindMembership;
import parley.groups.port.in.FindVisibility;
import parley.groups.port.in.ForgetGroup;
import parley.groups.port.in.ListWitnesses;
import parley.groups.port.in.SettleChange;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.Interval;
import parley.messaging.domain.Membership;
import parley.messaging.domain.Visibility;
import parley.messaging.port.out.ConversationMembers;
import parley.messaging.port.out.LogUnavailableException;

/// Messaging asks groups who takes part in a conversation, and tells it where changes are in the log.
public final class GroupsConversationMembers implements ConversationMembers {
    private final FindMembership findMembership;
    private final FindVisibility findVisibility;
    private final ListWitnesses listWitnesses;
    private final SettleChange settleChange;
    private final ForgetGroup forgetGroup;

    public GroupsConversationMembers(
            FindMembership findMembership,
            FindVisibility findVisibility,
            ListWitnesses listWitnesses,
            SettleChange settleChange,
            ForgetGroup forgetGroup) {
        this.findMembership = findMembership;
        this.findVisibility = findVisibility;
        this.listWitnesses = listWitnesses;
        this.settleChange = settleChange;
        this.forgetGroup = forgetGroup;
    }

    @Override
    public Optional<Membership> find(ConversationId group) {
        return ask(() -> findMembership.find(group))
                .map(found -> new Membership(found.version(), found.users(), found.posters(), found.queued()));
    }

    @Override
    public Visibility visibility(ConversationId group, UserId user) {
        List<Interval> intervals = ask(() -> findVisibility.find(new FindVisibility.Query(group, user))).stream()
                .map(interval -> new Interval(interval.from(), interval.until()))
                .toList();
        return new Visibility(intervals);
    }

    @Override
    public List<UserId> present(ConversationId group, long seq) {
        return ask(() -> listWitnesses.list(new ListWitnesses.Query(group, seq)));
    }

    @Override
    public void refresh(ConversationId group) {
        forgetGroup.forget(group);
    }

    @Override
    public void settle(ConversationId group, Cid change, long seq) {
        ask(() -> {
            settleChange.settle(new SettleChange.Command(group, change, seq));
            return group;
        });
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (GroupsUnavailableException fault) {
            throw new LogUnavailableException("groups do not answer", fault);
        }
    }
}
