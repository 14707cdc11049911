package parley.adapter.dbclient.groups;

import java.util.List;
import parley.adapter.dbclient.Columns;
import parley.groups.port.out.Departures;
import parley.kernel.UserId;

final class DbClientDepartures implements Departures {
    private static final String INSERT =
            "INSERT INTO group_departures (user_id, added_at) VALUES (?, ?)" + " ON CONFLICT (user_id) DO NOTHING";
    private static final String LIST =
            "SELECT user_id, added_at FROM group_departures WHERE user_id > ? ORDER BY user_id LIMIT ?";
    private static final String DELETE = "DELETE FROM group_departures WHERE user_id = ?";

    private final GroupsDatabase database;

    DbClientDepartures(GroupsDatabase database) {
        this.database = database;
    }

    @Override
    public void add(UserId user, long at) {
        database.write(transaction -> transaction.change(INSERT, user.toString(), at));
    }

    @Override
    public List<Departure> list(UserId after, int limit) {
        return database.read(statements -> statements.rows(LIST, after.toString(), limit).stream()
                .map(row -> new Departure(UserId.parse(Columns.text(row, "user_id")), Columns.number(row, "added_at")))
                .toList());
    }

    @Override
    public void remove(UserId user) {
        database.write(transaction -> transaction.change(DELETE, user.toString()));
    }
}
