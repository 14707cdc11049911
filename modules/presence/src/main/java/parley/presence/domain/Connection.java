package parley.presence.domain;

import parley.kernel.DeviceId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;

/// One live stream of a device and the instance that holds it.
public record Connection(UserId user, DeviceId device, SessionId session, InstanceId instance) {}
