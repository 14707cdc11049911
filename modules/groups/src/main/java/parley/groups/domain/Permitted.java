package parley.groups.domain;

/// Whom something is permitted to.
public enum Permitted {
    /// Every member.
    MEMBERS,
    /// The owner and the admins.
    ADMINS;

    public boolean allows(Role role) {
        return this == MEMBERS || role.leads();
    }
}
