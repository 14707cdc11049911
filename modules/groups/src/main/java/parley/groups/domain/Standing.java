package parley.groups.domain;

/// What somebody is to a group.
public enum Standing {
    OWNER,
    ADMIN,
    MEMBER,
    /// Was a member once and is not now; still sees what was said meanwhile.
    FORMER,
    /// Never was a member; is not told that the group exists.
    NONE;

    public static Standing of(Role role) {
        return switch (role) {
            case OWNER -> OWNER;
            case ADMIN -> ADMIN;
            case MEMBER -> MEMBER;
        };
    }

    /// Whether this is one of the members, in whatever role.
    public boolean isMember() {
        return this != FORMER && this != NONE;
    }

    /// Whether this is an admin or the owner.
    public boolean leads() {
        return this == OWNER || this == ADMIN;
    }
}
