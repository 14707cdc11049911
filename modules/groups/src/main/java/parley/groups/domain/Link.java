package parley.groups.domain;

import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// Lets whoever has its token join a group, or ask to.
///
/// @param uses how often it can still be used
/// @param createdAt milliseconds since the epoch
/// @param expiresAt milliseconds since the epoch
public record Link(
        LinkId id, ConversationId group, TokenHash token, UserId creator, int uses, long createdAt, long expiresAt) {
    public boolean isUsable(long now) {
        return uses > 0 && now < expiresAt;
    }

    /// The link after a use was given back.
    public Link unused() {
        return new Link(id, group, token, creator, uses + 1, createdAt, expiresAt);
    }

    /// The link after one more use.
    public Link used() {
        return new Link(id, group, token, creator, Math.max(0, uses - 1), createdAt, expiresAt);
    }
}
