package parley.groups.application;

import java.util.List;
import java.util.Optional;
import parley.groups.domain.Member;
import parley.groups.domain.Standing;
import parley.groups.port.in.ListMembers;
import parley.groups.port.out.Memberships;

final class ListMembersHandler implements ListMembers {
    private static final Access.Denials<Result> DENIALS =
            new Access.Denials<>(new Result.NotFound(), new Result.NotMember());

    private final Memberships memberships;
    private final Access access;

    ListMembersHandler(Memberships memberships, Access access) {
        this.memberships = memberships;
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
        List<Member> found = memberships.list(query.group(), Paging.afterUser(query.cursor()), query.limit() + 1);
        return new Result.Listed(Paging.page(found, query.limit(), Member::user));
    }
}
