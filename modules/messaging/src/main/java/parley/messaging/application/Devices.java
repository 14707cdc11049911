package parley.messaging.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.messaging.domain.Delivery;
import parley.messaging.port.out.LiveDevices;
import parley.messaging.port.out.LiveDevices.LiveDevice;
import parley.messaging.port.out.Peers;
import parley.messaging.port.out.RegistryUnavailableException;

/// Finds out where devices are connected. When that is not known, they may be anywhere: the streams that are here
/// are told, and every other instance is told whom it concerns.
final class Devices {
    private final LiveDevices liveDevices;
    private final Streams streams;
    private final Peers peers;
    private final InstanceId self;

    Devices(MessagingPorts ports, Streams streams) {
        this.liveDevices = ports.liveDevices();
        this.peers = ports.peers();
        this.self = ports.self();
        this.streams = streams;
    }

    /// Devices of some users.
    ///
    /// @param here those with a stream of this instance, or at least believed to have one
    /// @param elsewhere whom which other instance has to tell
    record Found(List<LiveDevice> here, Map<InstanceId, List<Delivery.Target>> elsewhere) {}

    Found of(Collection<UserId> users) {
        try {
            return sorted(liveDevices.of(users));
        } catch (RegistryUnavailableException unknown) {
            return anywhere(users);
        }
    }

    private Found sorted(List<LiveDevice> devices) {
        for (LiveDevice device : devices) {
            if (!device.instance().equals(self)) {
                return split(devices);
            }
        }
        return new Found(devices, Map.of());
    }

    private Found split(List<LiveDevice> devices) {
        List<LiveDevice> here = new ArrayList<>();
        Map<InstanceId, Map<UserId, Delivery.Target>> elsewhere = new HashMap<>();
        for (LiveDevice device : devices) {
            if (device.instance().equals(self)) {
                here.add(device);
            } else {
                elsewhere
                        .computeIfAbsent(device.instance(), absent -> new LinkedHashMap<>())
                        .merge(
                                device.user(),
                                new Delivery.Target(device.user(), List.of(device.session())),
                                Devices::together);
            }
        }
        Map<InstanceId, List<Delivery.Target>> targets = new HashMap<>();
        elsewhere.forEach((instance, byUser) -> targets.put(instance, List.copyOf(byUser.values())));
        return new Found(here, targets);
    }

    private static Delivery.Target together(Delivery.Target one, Delivery.Target other) {
        List<SessionId> sessions = new ArrayList<>(one.sessions());
        sessions.addAll(other.sessions());
        return new Delivery.Target(one.user(), sessions);
    }

    private Found anywhere(Collection<UserId> users) {
        List<LiveDevice> here = new ArrayList<>();
        List<Delivery.Target> targets = new ArrayList<>(users.size());
        for (UserId user : users) {
            for (DeviceStream stream : streams.of(user)) {
                here.add(new LiveDevice(user, stream.device(), stream.session(), self));
            }
            targets.add(new Delivery.Target(user, List.of()));
        }
        Map<InstanceId, List<Delivery.Target>> elsewhere = new HashMap<>();
        peers.others().forEach(instance -> elsewhere.put(instance, targets));
        return new Found(here, elsewhere);
    }
}
