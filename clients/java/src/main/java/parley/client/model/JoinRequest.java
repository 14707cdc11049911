package parley.client.model;

import java.time.Instant;

/// Somebody who followed a link and waits for approval.
public record JoinRequest(UserId user, Instant at) {}
