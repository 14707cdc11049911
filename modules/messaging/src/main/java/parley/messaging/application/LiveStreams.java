package parley.messaging.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import parley.kernel.DeviceId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.messaging.domain.Delivery;
import parley.messaging.domain.Delivery.Target;
import parley.messaging.port.out.LiveDevices;
import parley.messaging.port.out.LiveDevices.LiveDevice;
import parley.messaging.port.out.Peers;
import parley.messaging.port.out.RegistryUnavailableException;

/// Tells live devices, wherever they are, what is not in the log.
final class LiveStreams {
    private final LiveDevices liveDevices;
    private final LocalStreams local;
    private final Peers peers;
    private final InstanceId self;

    LiveStreams(MessagingPorts ports, LocalStreams local) {
        this.liveDevices = ports.liveDevices();
        this.peers = ports.peers();
        this.self = ports.self();
        this.local = local;
    }

    /// Something to tell some of a user's devices. All of them may be told when it is not known which there are.
    record News(UserId to, Predicate<DeviceId> devices, Function<List<Target>, Delivery> delivery) {}

    /// What a look-up found, before anybody is told.
    interface Audible {
        void tell(News news);
    }

    /// Looks up all who have to be told.
    ///
    /// @throws RuntimeException if that is not possible
    Audible find(List<News> all) {
        Set<UserId> users = all.stream().map(News::to).collect(Collectors.toSet());
        if (users.isEmpty()) {
            return news -> {};
        }
        try {
            Map<UserId, List<LiveDevice>> devices = new HashMap<>();
            for (LiveDevice device : liveDevices.of(users)) {
                devices.computeIfAbsent(device.user(), absent -> new ArrayList<>(1))
                        .add(device);
            }
            return news -> tell(news, devices.getOrDefault(news.to(), List.of()));
        } catch (RegistryUnavailableException unknown) {
            return this::tellEverywhere;
        }
    }

    void tell(News news) {
        find(List.of(news)).tell(news);
    }

    private void tell(News news, List<LiveDevice> devices) {
        Map<InstanceId, List<SessionId>> sessions = new HashMap<>();
        for (LiveDevice device : devices) {
            if (news.devices().test(device.device())) {
                sessions.computeIfAbsent(device.instance(), absent -> new ArrayList<>(1))
                        .add(device.session());
            }
        }
        sessions.forEach((instance, those) -> tell(instance, news, those));
    }

    private void tellEverywhere(News news) {
        tell(self, news, List.of());
        peers.others().forEach(instance -> tell(instance, news, List.of()));
    }

    private void tell(InstanceId instance, News news, List<SessionId> sessions) {
        Delivery delivery = news.delivery().apply(List.of(new Target(news.to(), sessions)));
        if (instance.equals(self)) {
            local.take(delivery);
        } else {
            peers.deliver(instance, delivery);
        }
    }
}
