package parley.adapter.dbclient.groups;

import io.helidon.dbclient.DbRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import parley.adapter.dbclient.Columns;
import parley.adapter.dbclient.Statements;
import parley.adapter.dbclient.Transaction;
import parley.groups.domain.Interval;
import parley.groups.domain.Member;
import parley.groups.domain.PendingChange;
import parley.groups.domain.Role;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// Rows of `memberships`.
final class MemberRows {
    /// What holds for the rows of present members.
    static final String PRESENT = "until_seq = " + Interval.OPEN + " AND ending = 0";

    private static final int ROWS = 200;
    private static final String OF_GROUP =
            "SELECT user_id, role, since FROM memberships WHERE group_id = ? AND " + PRESENT;
    private static final String INSERT =
            "INSERT INTO memberships (group_id, user_id, from_seq, until_seq, role, since) VALUES ";
    private static final String ROW = "(?, ?, ?, ?, ?, ?)";
    private static final String OPEN = " WHERE group_id = ? AND user_id = ? AND until_seq = " + Interval.OPEN;
    private static final String MARK = "UPDATE memberships SET ending = ?" + OPEN;
    private static final String END = "UPDATE memberships SET until_seq = ?, ending = 0" + OPEN;
    private static final String SET_ROLE = "UPDATE memberships SET role = ?" + OPEN;

    private MemberRows() {}

    static List<Member> present(Statements statements, ConversationId group) {
        return statements.rows(OF_GROUP, group.toString()).stream()
                .map(MemberRows::member)
                .toList();
    }

    static Member member(DbRow row) {
        return new Member(
                UserId.parse(Columns.text(row, "user_id")),
                Role.valueOf(Columns.text(row, "role")),
                Columns.number(row, "since"));
    }

    static Interval interval(DbRow row) {
        return new Interval(Columns.number(row, "from_seq"), Columns.number(row, "until_seq"));
    }

    /// Marks those whom the change removes, or takes the mark away.
    static void mark(Transaction transaction, PendingChange pending, boolean isEnding) {
        for (UserId user : pending.leaving()) {
            transaction.change(MARK, isEnding ? 1 : 0, pending.group().toString(), user.toString());
        }
    }

    /// Lets memberships begin and end at `seq`, and sets roles.
    static void apply(Transaction transaction, PendingChange pending, long seq) {
        String group = pending.group().toString();
        for (UserId user : pending.leaving()) {
            transaction.change(END, seq, group, user.toString());
        }
        if (pending.joining().isEmpty()) {
            pending.roles().forEach((user, role) -> transaction.change(SET_ROLE, role.name(), group, user.toString()));
        }
        for (int from = 0; from < pending.joining().size(); from += ROWS) {
            List<UserId> users = pending.joining()
                    .subList(from, Math.min(from + ROWS, pending.joining().size()));
            insert(transaction, pending, users, seq);
        }
    }

    private static void insert(Transaction transaction, PendingChange pending, List<UserId> users, long seq) {
        List<Object> params = new ArrayList<>();
        for (UserId user : users) {
            Role role = Objects.requireNonNull(pending.roles().get(user), "whoever joins has a role");
            params.addAll(List.of(
                    pending.group().toString(), user.toString(), seq, Interval.OPEN, role.name(), pending.at()));
        }
        transaction.change(INSERT + ROW + (", " + ROW).repeat(users.size() - 1), params.toArray());
    }
}
