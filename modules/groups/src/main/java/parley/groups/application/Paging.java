package parley.groups.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import parley.kernel.ConversationId;
import parley.kernel.Page;
import parley.kernel.UserId;

/// Pages: the cursor is the id of the last item.
final class Paging {
    static final int MAX_LIMIT = 200;
    private static final String FIRST = new UUID(0, 0).toString();

    private Paging() {}

    /// What is wrong with a query.
    record Fault(String field, String expected) {}

    static Optional<Fault> fault(String cursor, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            return Optional.of(new Fault("limit", "1 to " + MAX_LIMIT));
        }
        try {
            afterUser(cursor);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new Fault("cursor", "the value of next in the page before"));
        }
    }

    static UserId afterUser(String cursor) {
        return UserId.parse(cursor.isEmpty() ? FIRST : cursor);
    }

    static ConversationId afterGroup(String cursor) {
        return ConversationId.parse(cursor.isEmpty() ? FIRST : cursor);
    }

    /// @param found what the store has, asked for one more than `limit`
    static <T> Page<T> page(List<T> found, int limit, Function<T, Object> id) {
        if (found.size() <= limit) {
            return new Page<>(found, "");
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, id.apply(items.getLast()).toString());
    }
}
