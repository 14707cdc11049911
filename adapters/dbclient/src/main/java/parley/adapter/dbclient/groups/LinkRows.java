package parley.adapter.dbclient.groups;

import io.helidon.dbclient.DbRow;
import parley.adapter.dbclient.Columns;
import parley.adapter.dbclient.Transaction;
import parley.groups.domain.Link;
import parley.groups.domain.LinkId;
import parley.groups.domain.TokenHash;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// Rows of `group_links`.
final class LinkRows {
    static final String COLUMNS = "id, group_id, token, creator_id, uses, created_at, expires_at";
    private static final String INSERT = "INSERT INTO group_links (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String DELETE = "DELETE FROM group_links WHERE id = ?";
    private static final String DELETE_OF = "DELETE FROM group_links WHERE group_id = ? AND creator_id = ?";
    private static final String USE = "UPDATE group_links SET uses = uses - 1 WHERE id = ? AND uses > 0";

    private static final String GIVE_BACK = "UPDATE group_links SET uses = uses + 1"
            + " WHERE id = (SELECT link_id FROM group_requests WHERE group_id = ? AND user_id = ?)";

    private LinkRows() {}

    static void insert(Transaction transaction, Link link) {
        transaction.change(
                INSERT,
                link.id().toString(),
                link.group().toString(),
                link.token().hex(),
                link.creator().toString(),
                link.uses(),
                link.createdAt(),
                link.expiresAt());
    }

    static void delete(Transaction transaction, LinkId link) {
        transaction.change(DELETE, link.toString());
    }

    static void deleteOf(Transaction transaction, ConversationId group, UserId creator) {
        transaction.change(DELETE_OF, group.toString(), creator.toString());
    }

    /// Takes one use, if there is one.
    static void use(Transaction transaction, LinkId link) {
        transaction.change(USE, link.toString());
    }

    /// Takes one use if the link leads to the group and can be used at `now`; says whether it did.
    static boolean use(Transaction transaction, LinkId link, ConversationId group, long now) {
        return transaction.change(USE + " AND group_id = ? AND expires_at > ?", link.toString(), group.toString(), now)
                == 1;
    }

    /// Gives the use back that a request took; nothing if the link is gone.
    static void giveBack(Transaction transaction, ConversationId group, UserId user) {
        transaction.change(GIVE_BACK, group.toString(), user.toString());
    }

    static Link link(DbRow row) {
        return new Link(
                LinkId.parse(Columns.text(row, "id")),
                ConversationId.parse(Columns.text(row, "group_id")),
                new TokenHash(Columns.text(row, "token")),
                UserId.parse(Columns.text(row, "creator_id")),
                (int) Columns.number(row, "uses"),
                Columns.number(row, "created_at"),
                Columns.number(row, "expires_at"));
    }
}
