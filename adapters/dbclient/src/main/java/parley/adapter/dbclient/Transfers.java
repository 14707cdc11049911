package parley.adapter.dbclient;

import io.helidon.dbclient.DbRow;
import java.time.Clock;
import java.util.List;

/// Which stores were moved into a database, and whether completely.
public final class Transfers {
    private static final String LIST = "SELECT source, finished_at FROM transfers ORDER BY source";
    private static final String BEGIN =
            "INSERT INTO transfers (source, started_at, finished_at) VALUES (?, ?, 0) ON CONFLICT (source) DO NOTHING";
    private static final String FINISH = "UPDATE transfers SET finished_at = ? WHERE source = ?";

    private final Database database;
    private final Clock clock;

    public Transfers(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param source names what was moved
    /// @param finished whether all of it was, and was read back
    public record Transferred(String source, boolean finished) {
        private static Transferred of(DbRow row) {
            return new Transferred(Columns.text(row, "source"), Columns.number(row, "finished_at") > 0);
        }
    }

    /// The table that this needs; to be migrated before.
    public static Schema schema(Clock clock) {
        return new Schema("transfers", List.of(Migration.resource(1, "0001-transfers.sql", Transfers.class)), clock);
    }

    /// @throws DatabaseException if they cannot be read
    public List<Transferred> list() {
        return database.read(statements ->
                statements.rows(LIST).stream().map(Transferred::of).toList());
    }

    /// Notes that a transfer begins, unless that is noted.
    public void begin(String source) {
        database.write(transaction -> transaction.change(BEGIN, source, clock.millis()));
    }

    public void finish(String source) {
        database.write(transaction -> transaction.change(FINISH, clock.millis(), source));
    }
}
