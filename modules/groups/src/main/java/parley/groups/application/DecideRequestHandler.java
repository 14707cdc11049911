package parley.groups.application;

import java.util.Optional;
import parley.groups.domain.Change;
import parley.groups.domain.GroupState;
import parley.groups.domain.JoinRequest;
import parley.groups.domain.Role;
import parley.groups.port.in.DecideRequest;
import parley.groups.port.out.JoinRequests;

final class DecideRequestHandler implements DecideRequest {
    private static final Access.Denials<Result> DENIALS =
            new Access.Denials<>(new Result.NotFound(), new Result.NotMember());

    private final JoinRequests requests;
    private final GroupChanges changes;
    private final Access access;
    private final int limit;

    DecideRequestHandler(JoinRequests requests, GroupChanges changes, Access access, GroupsConfig config) {
        this.requests = requests;
        this.changes = changes;
        this.access = access;
        this.limit = config.members();
    }

    @Override
    public Result decide(Command command) {
        return changes.make(
                command.group(),
                new Result.Unavailable(),
                access.asMember(command.user(), DENIALS, (state, role) -> next(command, state, role)));
    }

    private Step<Result> next(Command command, GroupState state, Role role) {
        if (!role.leads()) {
            return new Step.Answer<>(new Result.Forbidden());
        }
        return command.approved() ? approve(command, state) : new Step.Answer<>(decline(command));
    }

    private Step<Result> approve(Command command, GroupState state) {
        if (state.member(command.requester()).isPresent()) {
            return new Step.Answer<>(new Result.Decided());
        }
        Optional<JoinRequest> request = requests.find(command.group(), command.requester());
        if (request.isEmpty()) {
            return new Step.Answer<>(new Result.NoSuchRequest());
        }
        if (state.members().size() >= limit) {
            return new Step.Answer<>(new Result.Full(limit));
        }
        return new Step.Make<>(
                command.requester(),
                request.get().device(),
                new Change.JoinedByRequest(),
                group -> new Result.Decided());
    }

    private Result decline(Command command) {
        return requests.remove(command.group(), command.requester())
                ? new Result.Decided()
                : new Result.NoSuchRequest();
    }
}
