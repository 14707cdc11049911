package parley.identity.domain;

import parley.kernel.UserId;

/// What other users see of somebody.
public record PublicProfile(UserId user, Handle handle, String name) {}
