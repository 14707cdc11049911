package parley.adapter.dbclient.groups;

import java.util.List;
import java.util.Optional;
import parley.groups.domain.Link;
import parley.groups.domain.TokenHash;
import parley.groups.port.out.Links;
import parley.kernel.ConversationId;

final class DbClientLinks implements Links {
    private static final String FIND = "SELECT " + LinkRows.COLUMNS + " FROM group_links WHERE token = ?";
    private static final String LIST = "SELECT " + LinkRows.COLUMNS
            + " FROM group_links WHERE group_id = ? AND uses > 0 AND expires_at > ? ORDER BY created_at, id";
    private static final String FORGET = "DELETE FROM group_links WHERE uses = 0 OR expires_at <= ?";

    private final GroupsDatabase database;

    DbClientLinks(GroupsDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Link> find(TokenHash token) {
        return database.read(statements -> statements.row(FIND, token.hex()).map(LinkRows::link));
    }

    @Override
    public List<Link> list(ConversationId group, long now) {
        return database.read(statements -> statements.rows(LIST, group.toString(), now).stream()
                .map(LinkRows::link)
                .toList());
    }

    @Override
    public void forget(long now) {
        database.write(transaction -> transaction.change(FORGET, now));
    }
}
