package parley.client.model;

import java.time.Instant;

/// @param since when the user joined
public record GroupMember(UserId user, GroupRole role, Instant since) {}
