package parley.events;

import parley.kernel.UserId;

/// An account was deleted; its id is never used again.
public record AccountDeleted(UserId user) implements Event {}
