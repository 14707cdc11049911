package parley.messaging.domain;

/// What a user has set for one of its conversations, the same on all of its devices.
///
/// @param mutedUntil no notifications until then, milliseconds since the epoch; 0 if not muted, [#FOR_EVER]
///     without an end
/// @param unread marked as unread by hand; reading clears it
/// @param changedAt when it was set, milliseconds since the epoch: of two writes the later one wins
public record ConversationSettings(long mutedUntil, boolean archived, boolean pinned, boolean unread, long changedAt) {
    public static final long FOR_EVER = Long.MAX_VALUE;

    /// What holds until the user sets something.
    public static final ConversationSettings DEFAULTS = new ConversationSettings(0, false, false, false, 0);

    public ConversationSettings {
        if (mutedUntil < 0) {
            throw new IllegalArgumentException("mutedUntil: " + mutedUntil + " (expected: at least 0)");
        }
    }
}
