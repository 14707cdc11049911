package parley.groups.application;

import parley.groups.domain.Change;
import parley.groups.port.in.LeaveGroup;

final class LeaveGroupHandler implements LeaveGroup {
    private static final Access.Denials<Result> DENIALS =
            new Access.Denials<>(new Result.NotFound(), new Result.NotMember());

    private final GroupChanges changes;
    private final Access access;

    LeaveGroupHandler(GroupChanges changes, Access access) {
        this.changes = changes;
        this.access = access;
    }

    @Override
    public Result leave(Command command) {
        return changes.make(
                command.group(),
                new Result.Unavailable(),
                access.asMember(
                        command.user(),
                        DENIALS,
                        (state, role) -> Leaving.mustHandOver(state, role)
                                ? new Step.Answer<>(new Result.MustHandOver())
                                : new Step.Make<>(
                                        command.user(),
                                        command.device(),
                                        new Change.Left(),
                                        group -> new Result.Left())));
    }
}
