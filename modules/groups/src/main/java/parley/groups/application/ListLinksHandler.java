package parley.groups.application;

import java.time.Clock;
import java.util.Optional;
import parley.groups.domain.Group;
import parley.groups.domain.Permitted;
import parley.groups.domain.Standing;
import parley.groups.port.in.ListLinks;
import parley.groups.port.out.GroupStores;

final class ListLinksHandler implements ListLinks {
    private static final Access.Denials<Result> DENIALS =
            new Access.Denials<>(new Result.NotFound(), new Result.NotMember());

    private final GroupStores stores;
    private final Access access;
    private final Clock clock;

    ListLinksHandler(GroupStores stores, Access access, Clock clock) {
        this.stores = stores;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public Result list(Query query) {
        Standing standing = access.standing(query.group(), query.user());
        Optional<Group> group = stores.groups().find(query.group());
        if (!standing.isMember() || group.isEmpty()) {
            return Access.denial(standing, DENIALS);
        }
        if (group.get().settings().invite() == Permitted.ADMINS && !standing.leads()) {
            return new Result.Forbidden();
        }
        return new Result.Listed(stores.links().list(query.group(), clock.millis()));
    }
}
