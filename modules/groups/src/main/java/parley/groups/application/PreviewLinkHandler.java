package parley.groups.application;

import java.time.Clock;
import parley.groups.domain.Group;
import parley.groups.domain.LinkPreview;
import parley.groups.domain.LinkToken;
import parley.groups.domain.TokenHash;
import parley.groups.port.in.PreviewLink;
import parley.groups.port.out.GroupStores;

final class PreviewLinkHandler implements PreviewLink {
    private final GroupStores stores;
    private final Clock clock;

    PreviewLinkHandler(GroupStores stores, Clock clock) {
        this.stores = stores;
        this.clock = clock;
    }

    @Override
    public Result preview(Query query) {
        if (!LinkToken.isToken(query.token())) {
            return new Result.NotFound();
        }
        return stores.links()
                .find(TokenHash.of(new LinkToken(query.token())))
                .filter(link -> link.isUsable(clock.millis()))
                .flatMap(link -> stores.groups().find(link.group()))
                .<Result>map(group -> new Result.Found(preview(group)))
                .orElseGet(Result.NotFound::new);
    }

    private static LinkPreview preview(Group group) {
        return new LinkPreview(
                group.id(),
                group.profile().name(),
                group.profile().avatar(),
                group.members(),
                group.settings().approval());
    }
}
