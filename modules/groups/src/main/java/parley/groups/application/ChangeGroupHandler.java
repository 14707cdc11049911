package parley.groups.application;

import java.util.List;
import java.util.Optional;
import parley.groups.domain.Change;
import parley.groups.domain.Edit;
import parley.groups.domain.Group;
import parley.groups.domain.GroupText;
import parley.groups.domain.GroupView;
import parley.groups.domain.Role;
import parley.groups.domain.Standing;
import parley.groups.port.in.ChangeGroup;

final class ChangeGroupHandler implements ChangeGroup {
    private static final Access.Denials<Outcome> DENIALS =
            new Access.Denials<>(new Outcome.Over(new Result.NotFound()), new Outcome.Over(new Result.NotMember()));

    private final GroupChanges changes;
    private final Access access;

    ChangeGroupHandler(GroupChanges changes, Access access) {
        this.changes = changes;
        this.access = access;
    }

    /// What became of one of several changes.
    private sealed interface Outcome {
        record Over(Result result) implements Outcome {}

        /// There may be more to change.
        ///
        /// @param version that of the group now
        record GoesOn(long version) implements Outcome {}
    }

    @Override
    public Result change(Command command) {
        Optional<Result> invalid =
                command.edits().stream().flatMap(edit -> fault(edit).stream()).findFirst();
        if (invalid.isPresent()) {
            return invalid.get();
        }
        Outcome outcome = new Outcome.GoesOn(command.version());
        while (outcome instanceof Outcome.GoesOn(long version)) {
            outcome = step(command, version);
        }
        return ((Outcome.Over) outcome).result();
    }

    /// Between two changes others may come in: what entitled the caller to the last one need not hold any more.
    private Outcome step(Command command, long version) {
        return changes.make(
                command.group(),
                new Outcome.Over(new Result.Unavailable()),
                access.asMember(command.user(), DENIALS, (state, role) -> next(command, version, state.group(), role)));
    }

    private static Step<Outcome> next(Command command, long version, Group group, Role role) {
        GroupView view = new GroupView(group, Standing.of(role));
        List<Change> differences = Differences.of(group, command.edits());
        for (Change change : differences) {
            boolean isPermitted = change instanceof Change.SettingsChanged
                    ? role.leads()
                    : group.settings().edit().allows(role);
            if (!isPermitted) {
                return over(new Result.Forbidden());
            }
        }
        if (group.version() != version) {
            return over(new Result.Outdated(view));
        }
        if (differences.isEmpty()) {
            return over(new Result.Changed(view));
        }
        return new Step.Make<>(
                command.user(),
                command.device(),
                differences.getFirst(),
                changed -> new Outcome.GoesOn(changed.version()));
    }

    private static Step<Outcome> over(Result result) {
        return new Step.Answer<>(new Outcome.Over(result));
    }

    private static Optional<Result> fault(Edit edit) {
        return switch (edit) {
            case Edit.Name(String name) when !GroupText.isName(name) -> invalid("name", GroupText.NAME_EXPECTED);
            case Edit.Description(String description)
            when !GroupText.isDescription(description) -> invalid("description", GroupText.DESCRIPTION_EXPECTED);
            case Edit.Avatar(String avatar)
            when !GroupText.isAvatar(avatar) -> invalid("avatar", GroupText.AVATAR_EXPECTED);
            default -> Optional.empty();
        };
    }

    private static Optional<Result> invalid(String field, String expected) {
        return Optional.of(new Result.Invalid(field, expected));
    }
}
