package parley.adapter.dbclient;

import io.helidon.dbclient.DbRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Copies tables, whatever they are, from a SQLite database to one with the same tables.
public final class TableCopy {
    private static final String TABLES =
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'schema_version'"
                    + " ORDER BY name";

    private final Database source;
    private final Database target;

    /// A table, as the source describes it.
    ///
    /// @param columns in their order
    /// @param key the columns of its primary key, which every table has
    /// @param references the tables that its rows refer to
    public record Table(String name, List<String> columns, List<String> key, Set<String> references) {
        public Table {
            columns = List.copyOf(columns);
            key = List.copyOf(key);
            references = Set.copyOf(references);
            if (key.isEmpty()) {
                throw new IllegalArgumentException("key: none of table " + name + " (expected: at least 1 column)");
            }
        }
    }

    /// Rows in the order of their keys: a value per column, text or a whole number.
    public record Rows(List<List<Object>> values) {
        public Rows {
            values = List.copyOf(values);
        }
    }

    public TableCopy(Database source, Database target) {
        this.source = source;
        this.target = target;
    }

    /// All tables but the one that records the schema; what a table refers to comes before it.
    public List<Table> tables() {
        Map<String, Table> unsorted = new LinkedHashMap<>();
        for (DbRow row : source.read(statements -> statements.rows(TABLES))) {
            Table table = describe(Columns.text(row, "name"));
            unsorted.put(table.name(), table);
        }
        Set<Table> sorted = new LinkedHashSet<>();
        unsorted.values().forEach(table -> add(table, unsorted, sorted));
        return List.copyOf(sorted);
    }

    /// Copies one table, as often as one likes.
    ///
    /// @param atOnce rows per transaction
    /// @return how many rows it has
    public long copy(Table table, int atOnce) {
        long copied = 0;
        Rows page = page(source, table, List.of(), atOnce);
        while (!page.values().isEmpty()) {
            Rows rows = page;
            target.write(transaction -> {
                rows.values().forEach(row -> transaction.change(upsert(table), row.toArray()));
                return rows.values().size();
            });
            copied += rows.values().size();
            page = page(source, table, keyOf(table, rows.values().getLast()), atOnce);
        }
        return copied;
    }

    /// Whether the target has none of its rows.
    public boolean isEmpty(Table table) {
        return page(target, table, List.of(), 1).values().isEmpty();
    }

    /// What differs between both, by the keys of the source's rows; empty if nothing does.
    ///
    /// @param most how many differences to look for
    public List<String> differences(Table table, int atOnce, int most) {
        List<String> found = new ArrayList<>();
        long there = count(target, table);
        long here = count(source, table);
        if (there != here) {
            found.add(table.name() + ": " + there + " rows (expected: " + here + ")");
        }
        Rows page = page(source, table, List.of(), atOnce);
        while (!page.values().isEmpty() && found.size() < most) {
            for (List<Object> row : page.values()) {
                List<Object> key = keyOf(table, row);
                if (found.size() < most && !find(table, key).values().equals(List.of(row))) {
                    found.add(table.name() + ": row " + key.getFirst() + " differs");
                }
            }
            page = page(source, table, keyOf(table, page.values().getLast()), atOnce);
        }
        return found;
    }

    private static void add(Table table, Map<String, Table> unsorted, Set<Table> sorted) {
        table.references().stream()
                .filter(name -> !name.equals(table.name()))
                .map(unsorted::get)
                .forEach(before -> add(before, unsorted, sorted));
        sorted.add(table);
    }

    private Table describe(String name) {
        List<DbRow> columns = source.read(
                statements -> statements.rows("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", name));
        List<DbRow> references = source.read(statements ->
                statements.rows("SELECT DISTINCT \"table\" AS name FROM pragma_foreign_key_list(?)", name));
        return new Table(
                name,
                columns.stream().map(row -> Columns.text(row, "name")).toList(),
                columns.stream()
                        .filter(row -> Columns.number(row, "pk") > 0)
                        .sorted((one, other) -> Long.compare(Columns.number(one, "pk"), Columns.number(other, "pk")))
                        .map(row -> Columns.text(row, "name"))
                        .toList(),
                references.stream().map(row -> Columns.text(row, "name")).collect(Collectors.toSet()));
    }

    private static Rows page(Database database, Table table, List<Object> after, int limit) {
        String key = String.join(", ", table.key());
        String where = after.isEmpty() ? "" : " WHERE (" + key + ") > (" + marks(after.size()) + ")";
        String query = "SELECT " + String.join(", ", table.columns()) + " FROM " + table.name() + where + " ORDER BY "
                + key + " LIMIT " + limit;
        return rows(database, table, query, after);
    }

    private Rows find(Table table, List<Object> key) {
        String where = table.key().stream().map(column -> column + " = ?").collect(Collectors.joining(" AND "));
        String query = "SELECT " + String.join(", ", table.columns()) + " FROM " + table.name() + " WHERE " + where;
        return rows(target, table, query, key);
    }

    private static Rows rows(Database database, Table table, String query, List<Object> params) {
        return new Rows(database.read(statements -> statements.rows(query, params.toArray())).stream()
                .map(row -> table.columns().stream()
                        .map(column -> value(table, row, column))
                        .toList())
                .toList());
    }

    private static Object value(Table table, DbRow row, String column) {
        return switch (row.column(column).get()) {
            case String text -> text;
            case Number number -> number.longValue();
            default -> throw new DatabaseException(table.name() + "." + column + ": neither text nor number");
        };
    }

    /// How many rows the source has.
    public long count(Table table) {
        return count(source, table);
    }

    private static long count(Database database, Table table) {
        return database.read(statements -> statements.row("SELECT COUNT(*) AS rows_there FROM " + table.name()))
                .map(row -> Columns.number(row, "rows_there"))
                .orElseThrow();
    }

    private static List<Object> keyOf(Table table, List<Object> row) {
        return table.key().stream()
                .map(column -> row.get(table.columns().indexOf(column)))
                .toList();
    }

    private static String upsert(Table table) {
        String columns = String.join(", ", table.columns());
        String others = table.columns().stream()
                .filter(column -> !table.key().contains(column))
                .map(column -> column + " = EXCLUDED." + column)
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + table.name() + " (" + columns + ") VALUES ("
                + marks(table.columns().size()) + ") ON CONFLICT (" + String.join(", ", table.key()) + ") DO "
                + (others.isEmpty() ? "NOTHING" : "UPDATE SET " + others);
    }

    private static String marks(int count) {
        return IntStream.range(0, count).mapToObj(i -> "?").collect(Collectors.joining(", "));
    }
}
