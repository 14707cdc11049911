package parley.adapter.dbclient.groups;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parley.adapter.dbclient.Columns;
import parley.adapter.dbclient.Statements;
import parley.groups.domain.Group;
import parley.groups.domain.GroupState;
import parley.groups.domain.GroupView;
import parley.groups.domain.GroupsUnavailableException;
import parley.groups.domain.Role;
import parley.groups.domain.Standing;
import parley.groups.port.out.Groups;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

final class DbClientGroups implements Groups {
    private static final int READINGS = 5;
    private static final String OF_MEMBER = "SELECT " + GroupRows.COLUMNS + ", m.role FROM memberships m"
            + " JOIN chat_groups g ON g.id = m.group_id WHERE m.user_id = ? AND m." + MemberRows.PRESENT
            + " AND m.group_id > ? ORDER BY m.group_id LIMIT ?";

    private final GroupsDatabase database;

    DbClientGroups(GroupsDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Group> find(ConversationId group) {
        return database.read(statements -> GroupRows.row(statements, group).map(GroupRows::group));
    }

    @Override
    public OptionalLong revision(ConversationId group) {
        return database.read(statements -> GroupRows.revision(statements, group));
    }

    /// Each query sees a moment of its own: they are of the same if the revision is.
    @Override
    public Optional<GroupState> state(ConversationId group) {
        for (int reading = 0; reading < READINGS; reading++) {
            Optional<GroupState> state = database.read(statements -> read(statements, group));
            OptionalLong revision = database.read(statements -> GroupRows.revision(statements, group));
            if (state.isPresent() == revision.isPresent()
                    && (state.isEmpty() || state.get().revision() == revision.getAsLong())) {
                return state;
            }
        }
        throw new GroupsUnavailableException("the group changed while it was read, " + READINGS + " times");
    }

    @Override
    public List<GroupView> ofMember(UserId user, ConversationId after, int limit) {
        return database.read(statements -> statements.rows(OF_MEMBER, user.toString(), after.toString(), limit).stream()
                .map(row -> new GroupView(GroupRows.group(row), Standing.of(Role.valueOf(Columns.text(row, "role")))))
                .toList());
    }

    private static Optional<GroupState> read(Statements statements, ConversationId group) {
        return GroupRows.row(statements, group)
                .map(row -> new GroupState(
                        GroupRows.group(row),
                        Columns.number(row, "revision"),
                        MemberRows.present(statements, group),
                        ChangeRows.of(statements, group).stream().toList()));
    }
}
