package parley.adapter.dbclient.groups;

import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Optional;
import parley.adapter.dbclient.Columns;
import parley.adapter.dbclient.Statements;
import parley.adapter.dbclient.Transaction;
import parley.groups.domain.PendingChange;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Rows of `group_changes`.
final class ChangeRows {
    private static final String COLUMNS = "group_id, id, actor_id, device_id, decided_at, kind, users, detail";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM group_changes WHERE group_id = ?";
    private static final String LIST =
            "SELECT " + COLUMNS + " FROM group_changes WHERE group_id > ? ORDER BY group_id LIMIT ?";
    private static final String INSERT = "INSERT INTO group_changes (" + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (group_id) DO NOTHING";
    private static final String DELETE = "DELETE FROM group_changes WHERE group_id = ?";

    private ChangeRows() {}

    static Optional<PendingChange> of(Statements statements, ConversationId group) {
        return statements.row(SELECT, group.toString()).map(ChangeRows::pending);
    }

    static List<PendingChange> list(Statements statements, ConversationId after, int limit) {
        return statements.rows(LIST, after.toString(), limit).stream()
                .map(ChangeRows::pending)
                .toList();
    }

    static boolean insert(Transaction transaction, PendingChange pending) {
        ChangeText text = ChangeText.of(pending.change());
        long inserted = transaction.change(
                INSERT,
                pending.group().toString(),
                pending.id().toString(),
                pending.actor().toString(),
                pending.device().toString(),
                pending.at(),
                text.kind(),
                text.users(),
                text.detail());
        return inserted == 1;
    }

    static void delete(Transaction transaction, ConversationId group) {
        transaction.change(DELETE, group.toString());
    }

    private static PendingChange pending(DbRow row) {
        ConversationId group = ConversationId.parse(Columns.text(row, "group_id"));
        ChangeText text =
                new ChangeText(Columns.text(row, "kind"), Columns.text(row, "users"), Columns.text(row, "detail"));
        return new PendingChange(
                group,
                Cid.parse(Columns.text(row, "id")),
                UserId.parse(Columns.text(row, "actor_id")),
                DeviceId.parse(Columns.text(row, "device_id")),
                Columns.number(row, "decided_at"),
                text.change(group));
    }
}
