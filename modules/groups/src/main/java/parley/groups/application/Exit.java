package parley.groups.application;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import parley.groups.domain.Change;
import parley.groups.domain.Member;
import parley.groups.domain.PendingChange;
import parley.groups.domain.Role;
import parley.groups.port.out.GroupStores;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// Lets users whose accounts are gone leave their groups.
final class Exit {
    private static final int GROUPS = 100;
    private static final Comparator<Member> SUCCESSION = Comparator.comparing(
                    (Member member) -> member.role() == Role.MEMBER)
            .thenComparingLong(Member::since)
            .thenComparing(member -> member.user().toString());

    private final GroupStores stores;
    private final GroupChanges changes;

    Exit(GroupStores stores, GroupChanges changes) {
        this.stores = stores;
        this.changes = changes;
    }

    private enum Progress {
        HANDED_OVER,
        LEFT,
        STUCK
    }

    /// Says whether the user is in no group any more.
    boolean leaveAll(UserId user) {
        stores.requests().removeAll(user);
        while (true) {
            Set<ConversationId> groups = stores.memberships().groupsOf(user, GROUPS);
            if (groups.isEmpty()) {
                return true;
            }
            boolean isAnyLeft = false;
            for (ConversationId group : groups) {
                isAnyLeft |= leave(group, user);
            }
            if (!isAnyLeft) {
                return false;
            }
        }
    }

    private boolean leave(ConversationId group, UserId user) {
        Progress progress = step(group, user);
        while (progress == Progress.HANDED_OVER) {
            progress = step(group, user);
        }
        return progress == Progress.LEFT;
    }

    private Progress step(ConversationId group, UserId user) {
        return changes.make(group, Progress.STUCK, state -> {
            Optional<Member> member = state.flatMap(present -> present.member(user));
            if (state.isEmpty() || member.isEmpty()) {
                return new Step.Answer<>(Progress.LEFT);
            }
            if (!Leaving.mustHandOver(state.get(), member.get().role())) {
                return make(user, new Change.Left(), Progress.LEFT);
            }
            Member successor = state.get().members().stream()
                    .filter(other -> !other.user().equals(user))
                    .min(SUCCESSION)
                    .orElseThrow();
            return make(user, new Change.OwnerChanged(successor.user()), Progress.HANDED_OVER);
        });
    }

    private static Step<Progress> make(UserId user, Change change, Progress done) {
        return new Step.Make<>(user, PendingChange.NO_DEVICE, change, group -> done);
    }
}
