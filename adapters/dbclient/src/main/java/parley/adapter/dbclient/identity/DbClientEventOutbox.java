package parley.adapter.dbclient.identity;

import java.util.List;
import parley.adapter.dbclient.Columns;
import parley.adapter.dbclient.Transaction;
import parley.events.AccountDeleted;
import parley.events.Event;
import parley.identity.port.out.EventOutbox;
import parley.kernel.UserId;

/// Kinds that a newer version wrote are left to it.
final class DbClientEventOutbox implements EventOutbox {
    private static final String ACCOUNT_DELETED = "account-deleted";
    private static final String INSERT = "INSERT INTO identity_outbox (kind, subject, at) VALUES (?, ?, ?)";
    private static final String LIST =
            "SELECT subject FROM identity_outbox WHERE kind = ? ORDER BY at, subject LIMIT ?";
    private static final String DELETE = "DELETE FROM identity_outbox WHERE kind = ? AND subject = ?";

    private final IdentityDatabase database;

    DbClientEventOutbox(IdentityDatabase database) {
        this.database = database;
    }

    /// To be called once for an account, in the transaction that deletes it.
    static void accountDeleted(Transaction transaction, UserId user, long at) {
        transaction.change(INSERT, ACCOUNT_DELETED, user.toString(), at);
    }

    @Override
    public List<Event> list(int limit) {
        return database.read(statements -> statements.rows(LIST, ACCOUNT_DELETED, limit).stream()
                .<Event>map(row -> new AccountDeleted(UserId.parse(Columns.text(row, "subject"))))
                .toList());
    }

    @Override
    public void remove(Event event) {
        if (event instanceof AccountDeleted(UserId user)) {
            database.write(transaction -> transaction.change(DELETE, ACCOUNT_DELETED, user.toString()));
        }
    }
}
