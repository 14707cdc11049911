package parley.adapter.dbclient.groups;

import java.util.function.Function;
import parley.adapter.dbclient.Database;
import parley.adapter.dbclient.DatabaseException;
import parley.adapter.dbclient.Statements;
import parley.adapter.dbclient.Transaction;
import parley.groups.domain.GroupsUnavailableException;

/// The database, with its faults in the words of groups.
final class GroupsDatabase {
    private final Database database;

    GroupsDatabase(Database database) {
        this.database = database;
    }

    <T> T read(Function<Statements, T> work) {
        try {
            return database.read(work);
        } catch (DatabaseException e) {
            throw new GroupsUnavailableException("groups cannot be read", e);
        }
    }

    <T> T write(Function<Transaction, T> work) {
        try {
            return database.write(work);
        } catch (DatabaseException e) {
            throw new GroupsUnavailableException("groups cannot be changed", e);
        }
    }
}
