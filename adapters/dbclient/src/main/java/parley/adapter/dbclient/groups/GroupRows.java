package parley.adapter.dbclient.groups;

import io.helidon.dbclient.DbRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parley.adapter.dbclient.Columns;
import parley.adapter.dbclient.Statements;
import parley.adapter.dbclient.Transaction;
import parley.groups.domain.Group;
import parley.groups.domain.GroupProfile;
import parley.groups.domain.GroupSettings;
import parley.groups.domain.Permitted;
import parley.kernel.ConversationId;

/// Rows of `chat_groups`.
final class GroupRows {
    static final String COLUMNS = "g.id, g.name, g.description, g.avatar, g.post, g.edit, g.invite, g.approval,"
            + " g.members, g.version, g.revision, g.created_at";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM chat_groups g WHERE g.id = ?";
    private static final String REVISION = "SELECT revision FROM chat_groups WHERE id = ?";
    private static final String INSERT = """
            INSERT INTO chat_groups (id, name, description, avatar, post, edit, invite, approval, members, version,
                revision, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)
            ON CONFLICT (id) DO NOTHING
            """;
    private static final String UPDATE = """
            UPDATE chat_groups SET name = ?, description = ?, avatar = ?, post = ?, edit = ?, invite = ?, approval = ?,
                members = ?, version = ?
            WHERE id = ?
            """;
    private static final String RAISE = "UPDATE chat_groups SET revision = revision + 1 WHERE id = ?";
    private static final String DELETE = "DELETE FROM chat_groups WHERE id = ?";

    private GroupRows() {}

    static Optional<DbRow> row(Statements statements, ConversationId group) {
        return statements.row(SELECT, group.toString());
    }

    static OptionalLong revision(Statements statements, ConversationId group) {
        return statements.row(REVISION, group.toString()).stream()
                .mapToLong(row -> Columns.number(row, "revision"))
                .findFirst();
    }

    static boolean insert(Transaction transaction, Group group) {
        List<Object> params = new ArrayList<>();
        params.add(group.id().toString());
        params.addAll(changing(group));
        params.add(group.createdAt());
        return transaction.change(INSERT, params.toArray()) == 1;
    }

    static void update(Transaction transaction, Group group) {
        List<Object> params = new ArrayList<>(changing(group));
        params.add(group.id().toString());
        transaction.change(UPDATE, params.toArray());
    }

    /// Makes later changes of the group wait for this transaction; says whether there is such a group.
    static boolean raiseRevision(Transaction transaction, ConversationId group) {
        return transaction.change(RAISE, group.toString()) == 1;
    }

    /// As [#raiseRevision], if the revision is `revision`.
    static boolean raiseRevision(Transaction transaction, ConversationId group, long revision) {
        return transaction.change(RAISE + " AND revision = ?", group.toString(), revision) == 1;
    }

    static void delete(Transaction transaction, ConversationId group) {
        transaction.change(DELETE, group.toString());
    }

    static Group group(DbRow row) {
        GroupProfile profile = new GroupProfile(
                Columns.text(row, "name"), Columns.text(row, "description"), Columns.text(row, "avatar"));
        GroupSettings settings = new GroupSettings(
                Permitted.valueOf(Columns.text(row, "post")),
                Permitted.valueOf(Columns.text(row, "edit")),
                Permitted.valueOf(Columns.text(row, "invite")),
                Columns.number(row, "approval") == 1);
        return new Group(
                ConversationId.parse(Columns.text(row, "id")),
                profile,
                settings,
                (int) Columns.number(row, "members"),
                Columns.number(row, "version"),
                Columns.number(row, "created_at"));
    }

    private static List<Object> changing(Group group) {
        return List.of(
                group.profile().name(),
                group.profile().description(),
                group.profile().avatar(),
                group.settings().post().name(),
                group.settings().edit().name(),
                group.settings().invite().name(),
                group.settings().approval() ? 1 : 0,
                group.members(),
                group.version());
    }
}
