package parley.adapter.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Columns that every row has a value in.
public final class Columns {
    private Columns() {}

    public static UUID uuid(Row row, int column) {
        return present(row, column, row.getUuid(column));
    }

    public static ByteBuffer bytes(Row row, int column) {
        return present(row, column, row.getByteBuffer(column));
    }

    public static String text(Row row, int column) {
        return present(row, column, row.getString(column));
    }

    private static <T> T present(Row row, int column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException(
                    row.getColumnDefinitions().get(column).getName() + ": nothing (expected: a value)");
        }
        return value;
    }
}
