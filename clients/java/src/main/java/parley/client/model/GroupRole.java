package parley.client.model;

import java.util.Locale;

/// What a member may do in a group.
public enum GroupRole {
    /// Everything; exactly one member is it.
    OWNER,
    /// Everything but to demote or remove other admins or the owner.
    ADMIN,
    MEMBER,
    /// No member any more, or a role that this version does not know.
    NONE;

    /// The role for a word such as `admin`.
    public static GroupRole of(String word) {
        for (GroupRole role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        return NONE;
    }

    /// The word on the wire.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether this is the owner or an admin.
    public boolean manages() {
        return this == OWNER || this == ADMIN;
    }
}
