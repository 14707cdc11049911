package parley.client.model;

import java.time.Instant;

/// A link by which people join a group.
///
/// @param link its id
/// @param expiresAt [Instant#MAX] if it does not expire
/// @param uses how often it can still be used; -1 if as often as people like
public record InviteLink(String link, Instant expiresAt, int uses) {
    /// A link that was just made.
    ///
    /// @param token lets its holder join; told only now
    public record Fresh(InviteLink link, String token) {
        /// Leaves the token out, so that it does not end up in a log.
        @Override
        public String toString() {
            return "Fresh[link=" + link + "]";
        }
    }
}
