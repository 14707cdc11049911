package parley.groups.application;

import java.util.Optional;
import parley.groups.domain.GroupState;
import parley.groups.domain.Member;
import parley.groups.domain.Role;
import parley.groups.domain.Standing;
import parley.groups.port.out.GroupStores;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// Who may do something to a group, and what others are told.
final class Access {
    private final GroupStores stores;

    Access(GroupStores stores) {
        this.stores = stores;
    }

    /// What those get who are not members.
    record Denials<R>(R notFound, R notMember) {}

    /// Decides for a member.
    @FunctionalInterface
    interface MemberPlan<R> {
        Step<R> next(GroupState state, Role role);
    }

    /// A plan that members decide by their role, and nobody else.
    <R> Plan<R> asMember(UserId user, Denials<R> denials, MemberPlan<R> plan) {
        return state -> {
            if (state.isEmpty()) {
                return new Step.Answer<>(denials.notFound());
            }
            Optional<Member> member = state.get().member(user);
            if (member.isPresent()) {
                return plan.next(state.get(), member.get().role());
            }
            ConversationId group = state.get().group().id();
            return new Step.Answer<>(denial(standing(group, user), denials));
        };
    }

    /// What somebody is told who is no member.
    static <R> R denial(Standing standing, Denials<R> denials) {
        return standing == Standing.FORMER ? denials.notMember() : denials.notFound();
    }

    Standing standing(ConversationId group, UserId user) {
        return stores.memberships().standing(group, user);
    }
}
