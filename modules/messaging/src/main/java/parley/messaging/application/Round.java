package parley.messaging.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.messaging.domain.Delivery;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.out.LiveDevices.LiveDevice;
import parley.messaging.port.out.Peers;

/// One append on its way to the devices of its members: those here get entry after entry, other instances several
/// entries at once, each of them encoded once for all devices there.
final class Round {
    private final Streams streams;
    private final Peers peers;
    private final boolean group;
    private final List<LiveDevice> here;
    private final Map<InstanceId, List<Delivery.Target>> elsewhere;
    private List<LogEntry> gathered = List.of();

    /// @param group whether it is a group whose members are told of receipts
    Round(Streams streams, Peers peers, Devices.Found devices, boolean group) {
        this.streams = streams;
        this.peers = peers;
        this.here = devices.here();
        this.elsewhere = devices.elsewhere();
        this.group = group;
    }

    /// Tells the streams here that carried an entry, before anybody acknowledges it, so that the device may confirm it
    /// at once.
    void tellCarriers(Deliveries.Committed entry) {
        for (SessionId carrier : entry.carriers()) {
            streams.find(carrier).ifPresent(stream -> stream.pushOwn(entry.push()));
        }
    }

    /// Pushes an entry to all others here, and keeps it for those elsewhere.
    void push(Deliveries.Committed entry) {
        gather(entry);
        for (LiveDevice device : here) {
            if (!entry.carriers().contains(device.session())) {
                streams.find(device.session()).ifPresent(stream -> stream.push(List.of(entry.push())));
            }
        }
    }

    /// Sends everything to other instances. They have the answers that they wait for by then, so that no stream gets
    /// anything before the ack of an entry that comes earlier.
    void send() {
        if (!gathered.isEmpty()) {
            elsewhere.forEach((instance, targets) -> {
                peers.deliver(instance, new Delivery.Entries(targets, gathered, group));
            });
        }
    }

    private void gather(Deliveries.Committed entry) {
        if (!elsewhere.isEmpty()) {
            if (gathered.isEmpty()) {
                gathered = new ArrayList<>();
            }
            gathered.add(entry.push().entry());
        }
    }
}
