package parley.adapter.dbclient;

import java.time.Clock;
import java.util.List;

/// The keys that sign access tokens, for instances that share a database: what one has signed, all have to verify.
public final class SharedKeys {
    private static final String LIST = "SELECT id, secret, created_at FROM signing_keys ORDER BY created_at DESC, id";
    private static final String INSERT =
            "INSERT INTO signing_keys (id, secret, created_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING";
    private static final String DELETE = "DELETE FROM signing_keys WHERE id = ?";

    private final Database database;

    public SharedKeys(Database database) {
        this.database = database;
    }

    /// One key.
    ///
    /// @param secret in a form that the database does not look into
    /// @param createdAt in milliseconds since 1970
    public record SharedKey(String id, String secret, long createdAt) {
        /// Never shows the secret, so that it cannot end up in a log.
        @Override
        public String toString() {
            return "SharedKey[id=" + id + "]";
        }
    }

    /// The table that this needs; to be migrated before.
    public static Schema schema(Clock clock) {
        return new Schema(
                "signing-keys", List.of(Migration.resource(1, "0001-signing-keys.sql", SharedKeys.class)), clock);
    }

    /// All keys, newest first.
    ///
    /// @throws DatabaseException if they cannot be read
    public List<SharedKey> list() {
        return database.read(SharedKeys::rows);
    }

    /// Adds a key, if there is none yet; others that do the same wait.
    ///
    /// @return all keys, newest first
    /// @throws DatabaseException if it is unknown whether it was added
    public List<SharedKey> addFirst(SharedKey key) {
        return database.write(transaction -> {
            database.lockSchema(transaction);
            return rows(transaction).isEmpty() ? added(transaction, key) : rows(transaction);
        });
    }

    /// Adds a key, and removes the oldest ones beyond `most`.
    ///
    /// @return all keys, newest first
    /// @throws DatabaseException if it is unknown whether it was added
    public List<SharedKey> add(SharedKey key, int most) {
        return database.write(transaction -> {
            database.lockSchema(transaction);
            added(transaction, key).stream().skip(most).forEach(old -> transaction.change(DELETE, old.id()));
            return rows(transaction);
        });
    }

    private static List<SharedKey> added(Transaction transaction, SharedKey key) {
        transaction.change(INSERT, key.id(), key.secret(), key.createdAt());
        return rows(transaction);
    }

    private static List<SharedKey> rows(Statements statements) {
        return statements.rows(LIST).stream()
                .map(row -> new SharedKey(
                        Columns.text(row, "id"), Columns.text(row, "secret"), Columns.number(row, "created_at")))
                .toList();
    }
}
