package parley.adapter.dbclient.identity;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import parley.adapter.dbclient.Columns;
import parley.identity.domain.Relation;
import parley.identity.port.out.RelationAddition;
import parley.kernel.UserId;

/// The tables `contacts` and `blocks`, which have the same columns.
final class RelationTable {
    private final IdentityDatabase database;
    private final String find;
    private final String others;
    private final String insert;
    private final String delete;
    private final String list;

    /// @param table name of the table
    RelationTable(IdentityDatabase database, String table) {
        this.database = database;
        this.find = "SELECT since FROM " + table + " WHERE user_id = ? AND other_id = ?";
        this.others = "SELECT other_id FROM " + table + " WHERE user_id = ?";
        this.insert = "INSERT INTO " + table + " (user_id, other_id, since)"
                + " SELECT ?, id, ? FROM accounts WHERE id = ? AND deleted_at = 0";
        this.delete = "DELETE FROM " + table + " WHERE user_id = ? AND other_id = ?";
        this.list = "SELECT a.id, a.handle, a.name, r.since FROM " + table + " r"
                + " JOIN accounts a ON a.id = r.other_id AND a.deleted_at = 0"
                + " WHERE r.user_id = ? AND r.other_id > ? ORDER BY r.other_id LIMIT ?";
    }

    RelationAddition add(UserId user, UserId other, long at, int limit) {
        String userId = user.toString();
        String otherId = other.toString();
        return database.write(transaction -> {
            if (!AccountRows.lock(transaction, user)) {
                return RelationAddition.UNKNOWN_USER;
            }
            if (transaction.row(find, userId, otherId).isPresent()) {
                return RelationAddition.ADDED;
            }
            boolean isFull = transaction.rows(others, userId).size() >= limit;
            if (transaction.change(insert, userId, at, otherId) == 0) {
                return RelationAddition.UNKNOWN_USER;
            }
            if (isFull) {
                transaction.undo();
                return RelationAddition.LIMIT_REACHED;
            }
            return RelationAddition.ADDED;
        });
    }

    void remove(UserId user, UserId other) {
        database.write(transaction -> transaction.change(delete, user.toString(), other.toString()));
    }

    List<Relation> list(UserId user, UserId after, int limit) {
        return database.read(statements -> statements.rows(list, user.toString(), after.toString(), limit).stream()
                .map(row -> new Relation(AccountRows.publicProfile(row), Columns.number(row, "since")))
                .toList());
    }

    Set<UserId> others(UserId user) {
        return database.read(statements -> statements.rows(others, user.toString()).stream()
                .map(row -> UserId.parse(Columns.text(row, "other_id")))
                .collect(Collectors.toUnmodifiableSet()));
    }
}
