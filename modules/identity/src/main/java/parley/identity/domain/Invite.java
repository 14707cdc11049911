package parley.identity.domain;

import parley.kernel.UserId;

/// Lets people register while registration is by invite.
///
/// @param code hash of the code that they have to know
/// @param uses how many accounts it is still good for
/// @param createdAt milliseconds since the epoch
/// @param expiresAt milliseconds since the epoch
public record Invite(SecretHash code, UserId creator, int uses, long createdAt, long expiresAt) {}
