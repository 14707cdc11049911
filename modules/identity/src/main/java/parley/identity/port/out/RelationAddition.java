package parley.identity.port.out;

/// What became of an addition to [Contacts] or [Blocks].
public enum RelationAddition {
    /// Also when it was there.
    ADDED,
    /// One of the two has no account.
    UNKNOWN_USER,
    /// The user has as many as allowed.
    LIMIT_REACHED
}
