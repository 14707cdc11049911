package parley.adapter.dbclient.groups;

import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import parley.adapter.dbclient.Columns;
import parley.groups.domain.Interval;
import parley.groups.domain.Member;
import parley.groups.domain.Role;
import parley.groups.domain.Standing;
import parley.groups.domain.Stay;
import parley.groups.port.out.Memberships;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

final class DbClientMemberships implements Memberships {
    private static final String STANDING =
            "SELECT until_seq, ending, role FROM memberships WHERE group_id = ? AND user_id = ?";
    private static final String INTERVALS =
            "SELECT from_seq, until_seq FROM memberships WHERE group_id = ? AND user_id = ? ORDER BY from_seq";
    private static final String LIST = "SELECT user_id, role, since FROM memberships WHERE group_id = ? AND "
            + MemberRows.PRESENT + " AND user_id > ? ORDER BY user_id LIMIT ?";
    private static final String USERS = "SELECT DISTINCT user_id FROM memberships WHERE user_id > ? AND "
            + MemberRows.PRESENT + " ORDER BY user_id LIMIT ?";
    private static final String BETWEEN = "SELECT user_id, from_seq, until_seq, ending FROM memberships"
            + " WHERE group_id = ? AND until_seq >= ? AND from_seq <= ?";
    private static final String GROUPS_OF =
            "SELECT group_id FROM memberships WHERE user_id = ? AND " + MemberRows.PRESENT + " LIMIT ?";

    private final GroupsDatabase database;

    DbClientMemberships(GroupsDatabase database) {
        this.database = database;
    }

    @Override
    public Standing standing(ConversationId group, UserId user) {
        List<DbRow> rows = database.read(statements -> statements.rows(STANDING, group.toString(), user.toString()));
        return rows.stream()
                .filter(row -> Columns.number(row, "until_seq") == Interval.OPEN && Columns.number(row, "ending") == 0)
                .map(row -> Standing.of(Role.valueOf(Columns.text(row, "role"))))
                .findFirst()
                .orElse(rows.isEmpty() ? Standing.NONE : Standing.FORMER);
    }

    @Override
    public List<Interval> intervals(ConversationId group, UserId user) {
        return database.read(statements -> statements.rows(INTERVALS, group.toString(), user.toString()).stream()
                .map(MemberRows::interval)
                .toList());
    }

    @Override
    public List<Member> list(ConversationId group, UserId after, int limit) {
        return database.read(statements -> statements.rows(LIST, group.toString(), after.toString(), limit).stream()
                .map(MemberRows::member)
                .toList());
    }

    @Override
    public List<UserId> users(UserId after, int limit) {
        return database.read(statements -> statements.rows(USERS, after.toString(), limit).stream()
                .map(row -> UserId.parse(Columns.text(row, "user_id")))
                .toList());
    }

    @Override
    public List<Stay> between(ConversationId group, long first, long last) {
        return database.read(statements -> statements.rows(BETWEEN, group.toString(), first, last).stream()
                .map(row -> new Stay(
                        UserId.parse(Columns.text(row, "user_id")),
                        MemberRows.interval(row),
                        Columns.number(row, "ending") == 1))
                .toList());
    }

    @Override
    public Set<ConversationId> groupsOf(UserId user, int limit) {
        return database.read(statements -> statements.rows(GROUPS_OF, user.toString(), limit).stream()
                .map(row -> ConversationId.parse(Columns.text(row, "group_id")))
                .collect(Collectors.toUnmodifiableSet()));
    }
}
