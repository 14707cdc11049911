package parley.groups.application;

import parley.groups.domain.GroupView;
import parley.groups.domain.Standing;
import parley.groups.port.in.ReadGroup;
import parley.groups.port.out.GroupStores;

final class ReadGroupHandler implements ReadGroup {
    private final GroupStores stores;

    ReadGroupHandler(GroupStores stores) {
        this.stores = stores;
    }

    @Override
    public Result read(Query query) {
        Standing standing = stores.memberships().standing(query.group(), query.user());
        if (standing == Standing.NONE) {
            return new Result.NotFound();
        }
        return stores.groups()
                .find(query.group())
                .<Result>map(group -> new Result.Found(new GroupView(group, standing)))
                .orElseGet(Result.NotFound::new);
    }
}
