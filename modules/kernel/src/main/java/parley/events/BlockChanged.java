package parley.events;

import parley.kernel.UserId;

/// `user` blocked or unblocked `other`; cached decisions about the pair are void.
public record BlockChanged(UserId user, UserId other, boolean blocked) implements Event {}
