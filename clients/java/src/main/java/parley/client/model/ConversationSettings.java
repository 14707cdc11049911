package parley.client.model;

import java.time.Instant;

/// How the own user keeps a conversation; the same on all of the user's devices.
///
/// @param mutedUntil [Instant#EPOCH] if it is not muted, [Instant#MAX] for ever
/// @param unread whether the user has marked it as unread
public record ConversationSettings(Instant mutedUntil, boolean archived, boolean pinned, boolean unread) {
    /// What holds until somebody changes it.
    public static final ConversationSettings DEFAULTS = new ConversationSettings(Instant.EPOCH, false, false, false);

    private static final long FOR_EVER = -1;

    /// @param mutedUntil milliseconds since the epoch; 0 if it is not muted, -1 for ever
    public static ConversationSettings of(long mutedUntil, boolean archived, boolean pinned, boolean unread) {
        return new ConversationSettings(
                mutedUntil == FOR_EVER ? Instant.MAX : Instant.ofEpochMilli(mutedUntil), archived, pinned, unread);
    }

    public boolean muted(Instant now) {
        return now.isBefore(mutedUntil);
    }
}
