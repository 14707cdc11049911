package parley.groups.application;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import parley.groups.domain.Change;
import parley.groups.domain.GroupState;
import parley.groups.domain.Member;
import parley.groups.domain.Refusal;
import parley.groups.domain.Role;
import parley.groups.port.in.AddMembers;
import parley.kernel.UserId;

final class AddMembersHandler implements AddMembers {
    private static final Access.Denials<Result> DENIALS =
            new Access.Denials<>(new Result.NotFound(), new Result.NotMember());

    private final GroupChanges changes;
    private final Access access;
    private final Introductions introductions;
    private final int limit;

    AddMembersHandler(GroupChanges changes, Access access, Introductions introductions, GroupsConfig config) {
        this.changes = changes;
        this.access = access;
        this.introductions = introductions;
        this.limit = config.members();
    }

    @Override
    public Result add(Command command) {
        Set<UserId> users = new LinkedHashSet<>(command.users());
        if (users.isEmpty() || users.size() > limit) {
            return new Result.Invalid("users", "1 to " + limit);
        }
        return changes.make(
                command.group(),
                new Result.Unavailable(),
                access.asMember(command.user(), DENIALS, (state, role) -> next(command, users, state, role)));
    }

    private Step<Result> next(Command command, Set<UserId> users, GroupState state, Role role) {
        if (!state.group().settings().invite().allows(role)) {
            return new Step.Answer<>(new Result.Forbidden());
        }
        Introductions.Introduced introduced = introductions.of(command.user(), users);
        if (!introduced.isKnown()) {
            return new Step.Answer<>(new Result.Unavailable());
        }
        Set<UserId> present = state.members().stream().map(Member::user).collect(Collectors.toSet());
        List<Refusal> refused = new ArrayList<>(introduced.refused());
        List<UserId> added = new ArrayList<>();
        for (UserId user : introduced.welcome()) {
            if (present.contains(user)) {
                refused.add(new Refusal(user, Refusal.Reason.ALREADY_MEMBER));
            } else {
                added.add(user);
            }
        }
        if (added.isEmpty()) {
            return new Step.Answer<>(new Result.Added(added, refused));
        }
        if (present.size() + added.size() > limit) {
            return new Step.Answer<>(new Result.Full(limit));
        }
        return new Step.Make<>(
                command.user(),
                command.device(),
                new Change.MembersAdded(added),
                group -> new Result.Added(added, refused));
    }
}
