package parley.client.model;

/// Who may do what in a group.
///
/// @param post who may send messages
/// @param edit who may change name, description and avatar
/// @param invite who may add members and make links
/// @param approval whether joining by a link needs an admin's approval
public record GroupRules(Who post, Who edit, Who invite, boolean approval) {
    public enum Who {
        MEMBERS,
        ADMINS;

        /// The one for a word on the wire; [#ADMINS] for a word that this version does not know.
        public static Who of(String word) {
            return word.equals("members") ? MEMBERS : ADMINS;
        }

        /// The word on the wire.
        public String word() {
            return this == MEMBERS ? "members" : "admins";
        }
    }
}
