package parley.groups.application;

import java.util.List;
import java.util.Optional;
import parley.groups.domain.GroupView;
import parley.groups.port.in.ListGroups;
import parley.groups.port.out.Groups;

final class ListGroupsHandler implements ListGroups {
    private final Groups groups;

    ListGroupsHandler(Groups groups) {
        this.groups = groups;
    }

    @Override
    public Result list(Query query) {
        Optional<Paging.Fault> fault = Paging.fault(query.cursor(), query.limit());
        if (fault.isPresent()) {
            return new Result.Invalid(fault.get().field(), fault.get().expected());
        }
        List<GroupView> found = groups.ofMember(query.user(), Paging.afterGroup(query.cursor()), query.limit() + 1);
        return new Result.Listed(
                Paging.page(found, query.limit(), view -> view.group().id()));
    }
}
