package parley.adapter.dbclient.groups;

import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Optional;
import parley.adapter.dbclient.Columns;
import parley.adapter.dbclient.Statements;
import parley.groups.domain.JoinRequest;
import parley.groups.domain.LinkId;
import parley.groups.port.out.JoinRequests;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

final class DbClientJoinRequests implements JoinRequests {
    private static final String COLUMNS = "group_id, user_id, device_id, asked_at";
    private static final String FIND = "SELECT " + COLUMNS + " FROM group_requests WHERE group_id = ? AND user_id = ?";
    private static final String LIST =
            "SELECT " + COLUMNS + " FROM group_requests WHERE group_id = ? AND user_id > ? ORDER BY user_id LIMIT ?";
    private static final String COUNT = "SELECT COUNT(*) AS requests FROM group_requests WHERE group_id = ?";
    private static final String LOCK = "UPDATE chat_groups SET revision = revision WHERE id = ?";
    private static final String INSERT = "INSERT INTO group_requests (" + COLUMNS + ", link_id) VALUES (?, ?, ?, ?, ?)";
    private static final String DELETE = "DELETE FROM group_requests WHERE group_id = ? AND user_id = ?";
    private static final String DELETE_ALL = "DELETE FROM group_requests WHERE user_id = ?";
    private static final String FORGET = "DELETE FROM group_requests WHERE asked_at < ?";

    private final GroupsDatabase database;

    DbClientJoinRequests(GroupsDatabase database) {
        this.database = database;
    }

    @Override
    public Addition add(JoinRequest request, LinkId link, int limit) {
        String group = request.group().toString();
        return database.write(transaction -> {
            transaction.change(LOCK, group);
            if (find(transaction, request.group(), request.user()).isPresent()) {
                return Addition.PRESENT;
            }
            if (!LinkRows.use(transaction, link, request.group(), request.at())) {
                return Addition.LINK_REFUSED;
            }
            if (count(transaction, group) >= limit) {
                transaction.undo();
                return Addition.LIMIT_REACHED;
            }
            transaction.change(
                    INSERT,
                    group,
                    request.user().toString(),
                    request.device().toString(),
                    request.at(),
                    link.toString());
            return Addition.ADDED;
        });
    }

    @Override
    public Optional<JoinRequest> find(ConversationId group, UserId user) {
        return database.read(statements -> find(statements, group, user));
    }

    @Override
    public List<JoinRequest> list(ConversationId group, UserId after, int limit) {
        return database.read(statements -> statements.rows(LIST, group.toString(), after.toString(), limit).stream()
                .map(DbClientJoinRequests::request)
                .toList());
    }

    @Override
    public boolean remove(ConversationId group, UserId user) {
        return database.write(transaction -> {
            LinkRows.giveBack(transaction, group, user);
            return transaction.change(DELETE, group.toString(), user.toString()) == 1;
        });
    }

    @Override
    public void removeAll(UserId user) {
        database.write(transaction -> transaction.change(DELETE_ALL, user.toString()));
    }

    @Override
    public void forgetBefore(long at) {
        database.write(transaction -> transaction.change(FORGET, at));
    }

    private static Optional<JoinRequest> find(Statements statements, ConversationId group, UserId user) {
        return statements.row(FIND, group.toString(), user.toString()).map(DbClientJoinRequests::request);
    }

    private static long count(Statements statements, String group) {
        return statements
                .row(COUNT, group)
                .map(row -> Columns.number(row, "requests"))
                .orElse(0L);
    }

    private static JoinRequest request(DbRow row) {
        return new JoinRequest(
                ConversationId.parse(Columns.text(row, "group_id")),
                UserId.parse(Columns.text(row, "user_id")),
                DeviceId.parse(Columns.text(row, "device_id")),
                Columns.number(row, "asked_at"));
    }
}
