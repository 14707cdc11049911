package parley.events;

import parley.kernel.UserId;

/// `contact` is now a contact of `user`, or none any more: may see more of them, or less.
public record ContactChanged(UserId user, UserId contact, boolean added) implements Event {}
