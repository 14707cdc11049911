package parley.presence.domain;

import parley.kernel.UserId;

/// Whether a user is online, as far as somebody may know.
///
/// @param lastSeen when the last device of a user who is offline was last alive, milliseconds since the epoch; 0
///     if the user is online, and if it is not known or nobody's business
public record Sighting(UserId user, boolean online, long lastSeen) {
    public Sighting {
        if (lastSeen < 0 || (online && lastSeen > 0)) {
            throw new IllegalArgumentException(
                    "lastSeen: " + lastSeen + " (expected: at least 0, and 0 for who is online)");
        }
    }

    public static Sighting online(UserId user) {
        return new Sighting(user, true, 0);
    }

    public static Sighting offline(UserId user, long lastSeen) {
        return new Sighting(user, false, lastSeen);
    }

    /// What somebody sees who may not see the user: the same as of a user who was never there.
    public static Sighting hidden(UserId user) {
        return new Sighting(user, false, 0);
    }
}
