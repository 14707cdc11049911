package parley.client.model;

import java.time.Instant;

/// A device of the own account.
///
/// @param lastSeenAt [Instant#EPOCH] if it never connected
/// @param current whether it is the one that asks
public record Device(DeviceId device, String name, Instant createdAt, Instant lastSeenAt, boolean current) {}
