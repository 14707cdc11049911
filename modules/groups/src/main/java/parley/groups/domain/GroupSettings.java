package parley.groups.domain;

/// Who may do what in a group.
///
/// @param post who may send messages
/// @param edit who may change name, description and avatar
/// @param invite who may add members and make links
/// @param approval whether joining by a link needs the approval of an admin
public record GroupSettings(Permitted post, Permitted edit, Permitted invite, boolean approval) {
    /// Everybody may send; the rest is for admins; who has a link may join.
    public static final GroupSettings DEFAULT =
            new GroupSettings(Permitted.MEMBERS, Permitted.ADMINS, Permitted.ADMINS, false);
}
