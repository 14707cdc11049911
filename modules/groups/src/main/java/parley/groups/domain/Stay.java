package parley.groups.domain;

import parley.kernel.UserId;

/// One of somebody's memberships in a group.
///
/// @param isEnding whether it is open, and a pending change ends it
public record Stay(UserId user, Interval interval, boolean isEnding) {}
