package parley.groups.domain;

import parley.kernel.ParleyException;

/// The store of groups did not answer, or is overloaded; for writes the outcome is unknown, and the caller
/// may try again.
public final class GroupsUnavailableException extends ParleyException {
    private static final long serialVersionUID = 1L;

    public GroupsUnavailableException(String message) {
        super(message);
    }

    public GroupsUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String code() {
        return "groups_unavailable";
    }
}
