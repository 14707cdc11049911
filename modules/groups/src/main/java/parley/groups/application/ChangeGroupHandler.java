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
        record GoesOn() implements Outcome {}
    }

    @Override
    public Result change(Command command) {
        Optional<Result> invalid =
                command.edits().stream().flatMap(edit -> fault(edit).stream()).findFirst();
        if (invalid.isPresent()) {
            return invalid.get();
        }
        Outcome outcome = step(command, true);
        while (outcome instanceof Outcome.GoesOn) {
            outcome = step(command, false);
        }
        return ((Outcome.Over) outcome).result();
    }

    private Outcome step(Command command, boolean isFirst) {
        return changes.make(
                command.group(),
                new Outcome.Over(new Result.Unavailable()),
                access.asMember(command.user(), DENIALS, (state, role) -> next(command, isFirst, state.group(), role)));
    }

    private static Step<Outcome> next(Command command, boolean isFirst, Group group, Role role) {
        GroupView view = new GroupView(group, Standing.of(role));
        if (isFirst && group.version() != command.version()) {
            return over(new Result.Outdated(view));
        }
        List<Change> differences = Differences.of(group, command.edits());
        for (Change change : isFirst ? differences : List.<Change>of()) {
            boolean isPermitted = change instanceof Change.SettingsChanged
                    ? role.leads()
                    : group.settings().edit().allows(role);
            if (!isPermitted) {
                return over(new Result.Forbidden());
            }
        }
        if (differences.isEmpty()) {
            return over(new Result.Changed(view));
        }
        return new Step.Make<>(
                command.user(), command.device(), differences.getFirst(), changed -> new Outcome.GoesOn());
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
