package parley.adapter.dbclient;

import parley.kernel.ParleyException;

/// The database did not do what it was asked: it is away, busy or full, or a statement failed. Of a change that
/// was under way it is unknown whether it was made.
public final class DatabaseException extends ParleyException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(String message) {
        super(message);
    }

    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String code() {
        return "database_unavailable";
    }
}
