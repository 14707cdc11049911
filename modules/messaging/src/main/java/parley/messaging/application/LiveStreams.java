package parley.messaging.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import parley.kernel.InstanceId;
import parley.kernel.UserId;
import parley.messaging.port.in.StreamOutput;
import parley.messaging.port.out.LiveDevices;
import parley.messaging.port.out.LiveDevices.LiveDevice;

/// Tells live devices of this instance what is not in the log.
final class LiveStreams {
    private final LiveDevices liveDevices;
    private final InstanceId self;
    private final Streams streams;

    LiveStreams(MessagingPorts ports, Streams streams) {
        this.liveDevices = ports.liveDevices();
        this.self = ports.self();
        this.streams = streams;
    }

    /// The live devices of these users here; users without any are absent.
    Map<UserId, List<LiveDevice>> of(Collection<UserId> users) {
        Map<UserId, List<LiveDevice>> devices = new HashMap<>();
        for (LiveDevice device : liveDevices.of(users)) {
            if (device.instance().equals(self)) {
                devices.computeIfAbsent(device.user(), absent -> new ArrayList<>(1))
                        .add(device);
            }
        }
        return devices;
    }

    void tell(LiveDevice device, Consumer<StreamOutput> news) {
        streams.find(device.session()).ifPresent(stream -> stream.tell(news));
    }
}
