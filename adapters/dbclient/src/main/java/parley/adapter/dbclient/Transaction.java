package parley.adapter.dbclient;

import io.helidon.dbclient.DbExecute;

/// The statements of one transaction.
public final class Transaction extends Statements {
    private boolean isUndone;

    Transaction(DbExecute execute) {
        super(execute);
    }

    /// Runs a statement that changes something and says how many rows it changed.
    public long change(String statement, Object... params) {
        return execute(statement, params);
    }

    /// Nothing that this transaction changed will stay.
    public void undo() {
        isUndone = true;
    }

    boolean isUndone() {
        return isUndone;
    }
}
