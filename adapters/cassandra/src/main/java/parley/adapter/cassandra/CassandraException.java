package parley.adapter.cassandra;

import parley.kernel.ParleyException;

/// Cassandra did not do what it was asked.
public final class CassandraException extends ParleyException {
    private static final long serialVersionUID = 1L;

    /// What is known of the request.
    public enum Fault {
        /// The server refused it; definitely nothing of it was or will be stored.
        REFUSED,
        /// No answer, or none that tells; a write may have been stored, or may be stored later.
        UNKNOWN,
        /// The store cannot be used as it is: unreachable at the start, or its schema does not fit.
        UNUSABLE
    }

    private final Fault fault;

    CassandraException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    CassandraException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    @Override
    public String code() {
        return switch (fault) {
            case REFUSED -> "cassandra_refused";
            case UNKNOWN -> "cassandra_unavailable";
            case UNUSABLE -> "cassandra_unusable";
        };
    }
}
