package parley.messaging.port.out;

import java.util.Collection;
import java.util.List;
import parley.kernel.DeviceId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;

/// Which devices have a live stream, and where: a hint for pushing now, never a fact about delivery.
@FunctionalInterface
public interface LiveDevices {
    /// All live devices of the users, in one look-up; users without any contribute nothing.
    ///
    /// @throws RegistryUnavailableException if it is not known now: the users may be connected to any instance
    List<LiveDevice> of(Collection<UserId> users);

    record LiveDevice(UserId user, DeviceId device, SessionId session, InstanceId instance) {}
}
