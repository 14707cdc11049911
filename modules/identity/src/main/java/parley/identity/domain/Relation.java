package parley.identity.domain;

/// Somebody in a user's list of contacts or of blocks.
///
/// @param since when the user added them, milliseconds since the epoch
public record Relation(PublicProfile profile, long since) {}
