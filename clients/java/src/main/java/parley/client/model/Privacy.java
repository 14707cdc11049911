package parley.client.model;

import java.util.Locale;

/// What the own user shows.
///
/// @param presence who sees whether the user is online, and since when not
/// @param readReceipts whether others see what the user has read; without it, the user does not see what they
///     have
public record Privacy(Audience presence, boolean readReceipts) {
    public enum Audience {
        EVERYONE,
        /// Contacts, and fellow members of groups.
        CONTACTS,
        NOBODY;

        /// The one for a word on the wire; [#NOBODY] for a word that this version does not know.
        public static Audience of(String word) {
            for (Audience audience : values()) {
                if (audience.word().equals(word)) {
                    return audience;
                }
            }
            return NOBODY;
        }

        /// The word on the wire.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
