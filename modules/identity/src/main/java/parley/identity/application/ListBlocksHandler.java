package parley.identity.application;

import java.util.List;
import parley.identity.domain.Relation;
import parley.identity.port.in.ListBlocks;
import parley.identity.port.out.Blocks;
import parley.kernel.UserId;

final class ListBlocksHandler implements ListBlocks {
    private final Blocks blocks;
    private final ProfileVisibility visibility;

    ListBlocksHandler(Blocks blocks, ProfileVisibility visibility) {
        this.blocks = blocks;
        this.visibility = visibility;
    }

    @Override
    public Result list(Query query) {
        if (!RelationPaging.isLimit(query.limit())) {
            return new Result.Invalid("limit", "1 to " + RelationPaging.MAX_LIMIT);
        }
        UserId after;
        try {
            after = RelationPaging.after(query.cursor());
        } catch (IllegalArgumentException e) {
            return new Result.Invalid("cursor", "the value of next in the page before");
        }
        List<Relation> found = blocks.list(query.user(), after, query.limit() + 1).stream()
                .map(relation -> visibility.asSeenBy(query.user(), relation))
                .toList();
        return new Result.Listed(RelationPaging.page(found, query.limit()));
    }
}
