package parley.identity.domain;

import java.util.List;

/// What a user shows to others.
///
/// @param presence who may see whether the user is online, and when last
/// @param readReceipts whether others see what the user has read; who does not show it sees it of nobody
public record Privacy(Audience presence, boolean readReceipts) {
    /// What holds until the user changes it.
    public static final Privacy DEFAULT = new Privacy(Audience.CONTACTS, true);

    /// Some of those who are not blocked, nor block.
    public enum Audience {
        EVERYONE,
        /// The user's contacts and the members of groups that the user is in.
        CONTACTS,
        NOBODY
    }

    /// A change of one setting.
    public sealed interface Change {
        record Presence(Audience audience) implements Change {}

        record ReadReceipts(boolean shared) implements Change {}
    }

    /// These settings after changes, made one after the other.
    public Privacy after(List<Change> changes) {
        Privacy privacy = this;
        for (Change change : changes) {
            privacy = switch (change) {
                case Change.Presence(Audience audience) -> new Privacy(audience, privacy.readReceipts);
                case Change.ReadReceipts(boolean shared) -> new Privacy(privacy.presence, shared);
            };
        }
        return privacy;
    }
}
