package parley.groups.domain;

/// What a member may do. A group with members has exactly one owner.
public enum Role {
    OWNER,
    ADMIN,
    MEMBER;

    /// Whether this is an admin or the owner.
    public boolean leads() {
        return this != MEMBER;
    }
}
