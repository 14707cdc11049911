package parley.adapter.dbclient;

import io.helidon.dbclient.DbRow;

/// Values of a row, whatever Java type the driver chose for them.
public final class Columns {
    private Columns() {}

    /// @throws DatabaseException if the value is no string
    public static String text(DbRow row, String name) {
        if (row.column(name).get() instanceof String text) {
            return text;
        }
        throw new DatabaseException(name + ": not a text");
    }

    /// @throws DatabaseException if the value is no whole number
    public static long number(DbRow row, String name) {
        if (row.column(name).get() instanceof Number number) {
            return number.longValue();
        }
        throw new DatabaseException(name + ": not a number");
    }
}
