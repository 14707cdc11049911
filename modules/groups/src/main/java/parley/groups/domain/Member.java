package parley.groups.domain;

import parley.kernel.UserId;

/// A present member of a group.
///
/// @param since when the membership began, milliseconds since the epoch
public record Member(UserId user, Role role, long since) {}
