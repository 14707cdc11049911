package parley.groups.application;

import java.util.List;
import java.util.Optional;
import parley.groups.domain.JoinRequest;
import parley.groups.domain.Standing;
import parley.groups.port.in.ListRequests;
import parley.groups.port.out.JoinRequests;

final class ListRequestsHandler implements ListRequests {
    private static final Access.Denials<Result> DENIALS =
            new Access.Denials<>(new Result.NotFound(), new Result.NotMember());

    private final JoinRequests requests;
    private final Access access;

    ListRequestsHandler(JoinRequests requests, Access access) {
        this.requests = requests;
        this.access = access;
    }

    @Override
    public Result list(Query query) {
        Optional<Paging.Fault> fault = Paging.fault(query.cursor(), query.limit());
        if (fault.isPresent()) {
            return new Result.Invalid(fault.get().field(), fault.get().expected());
        }
        Standing standing = access.standing(query.group(), query.user());
        if (!standing.isMember()) {
            return Access.denial(standing, DENIALS);
        }
        if (!standing.leads()) {
            return new Result.Forbidden();
        }
        List<JoinRequest> found = requests.list(query.group(), Paging.afterUser(query.cursor()), query.limit() + 1);
        return new Result.Listed(Paging.page(found, query.limit(), JoinRequest::user));
    }
}
