package parley.groups.application;

import java.util.List;
import java.util.Optional;
import parley.groups.domain.Change;
import parley.groups.domain.GroupState;
import parley.groups.domain.Member;
import parley.groups.domain.Role;
import parley.groups.port.in.RemoveMember;

final class RemoveMemberHandler implements RemoveMember {
    private static final Access.Denials<Result> DENIALS =
            new Access.Denials<>(new Result.NotFound(), new Result.NotMember());

    private final GroupChanges changes;
    private final Access access;

    RemoveMemberHandler(GroupChanges changes, Access access) {
        this.changes = changes;
        this.access = access;
    }

    @Override
    public Result remove(Command command) {
        return changes.make(
                command.group(),
                new Result.Unavailable(),
                access.asMember(command.user(), DENIALS, (state, role) -> next(command, state, role)));
    }

    private static Step<Result> next(Command command, GroupState state, Role role) {
        Optional<Member> member = state.member(command.member());
        if (member.isEmpty()) {
            return new Step.Answer<>(role.leads() ? new Result.NoSuchMember() : new Result.Forbidden());
        }
        if (command.member().equals(command.user())) {
            return Leaving.mustHandOver(state, role)
                    ? new Step.Answer<>(new Result.MustHandOver())
                    : make(command, new Change.Left());
        }
        boolean isPermitted = switch (member.get().role()) {
            case OWNER -> false;
            case ADMIN -> role == Role.OWNER;
            case MEMBER -> role.leads();
        };
        return isPermitted
                ? make(command, new Change.MembersRemoved(List.of(command.member())))
                : new Step.Answer<>(new Result.Forbidden());
    }

    private static Step<Result> make(Command command, Change change) {
        return new Step.Make<>(command.user(), command.device(), change, group -> new Result.Removed());
    }
}
