package parley.identity.application;

import java.util.List;
import java.util.UUID;
import parley.identity.domain.Relation;
import parley.kernel.Page;
import parley.kernel.UserId;

/// Pages of relations: the cursor is the id of the last one.
final class RelationPaging {
    static final int MAX_LIMIT = 200;

    private static final UserId FIRST = new UserId(new UUID(0, 0));

    private RelationPaging() {}

    /// @throws IllegalArgumentException if `cursor` is none of ours
    static UserId after(String cursor) {
        return cursor.isEmpty() ? FIRST : UserId.parse(cursor);
    }

    static boolean isLimit(int limit) {
        return limit >= 1 && limit <= MAX_LIMIT;
    }

    /// @param found what the store has, asked for one more than `limit`
    static Page<Relation> page(List<Relation> found, int limit) {
        if (found.size() <= limit) {
            return new Page<>(found, "");
        }
        List<Relation> items = found.subList(0, limit);
        return new Page<>(items, items.getLast().profile().user().toString());
    }
}
