package parley.adapter.dbclient;

import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Runs statements with `?` for each parameter. Parameters are strings, integers and longs.
public class Statements {
    private final DbExecute execute;

    Statements(DbExecute execute) {
        this.execute = execute;
    }

    /// All rows that a query returns.
    public final List<DbRow> rows(String query, Object... params) {
        try (Stream<DbRow> rows = execute.query(query, params)) {
            return rows.toList();
        }
    }

    /// The only row that a query returns.
    ///
    /// @throws DatabaseException if there are several
    public final Optional<DbRow> row(String query, Object... params) {
        List<DbRow> rows = rows(query, params);
        if (rows.size() > 1) {
            throw new DatabaseException(rows.size() + " rows (expected: at most 1)");
        }
        return rows.stream().findFirst();
    }

    /// Runs a statement that changes something and says how many rows it changed.
    final long execute(String statement, Object... params) {
        return execute.dml(statement, params);
    }
}
