package parley.cluster.domain;

import parley.kernel.ParleyException;

/// The shared table did not answer; whether a change was made, or will yet be made, is unknown.
public final class LeaseTableUnavailableException extends ParleyException {
    private static final long serialVersionUID = 1L;

    public LeaseTableUnavailableException(String message) {
        super(message);
    }

    public LeaseTableUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String code() {
        return "lease_table_unavailable";
    }
}
