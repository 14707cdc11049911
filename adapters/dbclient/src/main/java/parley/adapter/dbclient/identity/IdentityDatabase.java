package parley.adapter.dbclient.identity;

import java.util.function.Function;
import parley.adapter.dbclient.Database;
import parley.adapter.dbclient.DatabaseException;
import parley.adapter.dbclient.Statements;
import parley.adapter.dbclient.Transaction;
import parley.identity.domain.IdentityUnavailableException;

/// The database, with its faults in identity's words.
final class IdentityDatabase {
    private final Database database;

    IdentityDatabase(Database database) {
        this.database = database;
    }

    <T> T read(Function<Statements, T> work) {
        try {
            return database.read(work);
        } catch (DatabaseException e) {
            throw new IdentityUnavailableException("accounts cannot be read", e);
        }
    }

    <T> T write(Function<Transaction, T> work) {
        try {
            return database.write(work);
        } catch (DatabaseException e) {
            throw new IdentityUnavailableException("accounts cannot be changed", e);
        }
    }
}
