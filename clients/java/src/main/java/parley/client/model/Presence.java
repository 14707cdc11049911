package parley.client.model;

import java.time.Instant;

/// Whether a user is there. Someone who does not show it looks like someone who was never there.
///
/// @param lastSeen [Instant#EPOCH] if it is not told
public record Presence(UserId user, boolean online, Instant lastSeen) {}
