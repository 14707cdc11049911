package parley.groups.application;

import java.util.Optional;
import parley.groups.domain.Change;
import parley.groups.domain.GroupState;
import parley.groups.domain.Member;
import parley.groups.domain.Role;
import parley.groups.port.in.ChangeRole;

final class ChangeRoleHandler implements ChangeRole {
    private static final Access.Denials<Result> DENIALS =
            new Access.Denials<>(new Result.NotFound(), new Result.NotMember());

    private final GroupChanges changes;
    private final Access access;

    ChangeRoleHandler(GroupChanges changes, Access access) {
        this.changes = changes;
        this.access = access;
    }

    @Override
    public Result change(Command command) {
        return changes.make(
                command.group(),
                new Result.Unavailable(),
                access.asMember(command.user(), DENIALS, (state, role) -> next(command, state, role)));
    }

    private static Step<Result> next(Command command, GroupState state, Role role) {
        if (!role.leads()) {
            return new Step.Answer<>(new Result.Forbidden());
        }
        Optional<Member> member = state.member(command.member());
        if (member.isEmpty()) {
            return new Step.Answer<>(new Result.NoSuchMember());
        }
        if (member.get().role() == command.role()) {
            return new Step.Answer<>(new Result.Changed());
        }
        if (!isPermitted(role, member.get().role(), command.role())) {
            return new Step.Answer<>(new Result.Forbidden());
        }
        Change change = command.role() == Role.OWNER
                ? new Change.OwnerChanged(command.member())
                : new Change.RoleChanged(command.member(), command.role());
        return new Step.Make<>(command.user(), command.device(), change, group -> new Result.Changed());
    }

    private static boolean isPermitted(Role actor, Role from, Role to) {
        boolean isPromotion = from == Role.MEMBER && to == Role.ADMIN;
        return from != Role.OWNER && (actor == Role.OWNER || isPromotion);
    }
}
