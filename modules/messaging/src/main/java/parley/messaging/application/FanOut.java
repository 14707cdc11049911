package parley.messaging.application;

import java.util.List;
import java.util.Set;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.in.Push;
import parley.messaging.port.out.LiveDevices;
import parley.messaging.port.out.LiveDevices.LiveDevice;

/// Pushes committed entries to the live streams of the members. A push may be lost: heads and cursors decide.
final class FanOut {
    private final LiveDevices liveDevices;
    private final Streams streams;
    private final InstanceId self;

    FanOut(MessagingPorts ports, Streams streams) {
        this.liveDevices = ports.liveDevices();
        this.self = ports.self();
        this.streams = streams;
    }

    /// Pushes entries of one conversation, ascending by seq. A stream that carried an entry is told before
    /// anybody acknowledges it, so that the device may confirm it at once.
    void push(List<UserId> members, List<Committed> committed) {
        streams.noteHeads(members, committed.size());
        List<LiveDevice> devices = liveDevices.of(members);
        for (Committed each : committed) {
            Push push = new Push(each.entry());
            for (SessionId carrier : each.carriers()) {
                streams.find(carrier).ifPresent(stream -> stream.pushOwn(push));
            }
            for (LiveDevice device : devices) {
                if (device.instance().equals(self) && !each.carriers().contains(device.session())) {
                    streams.find(device.session()).ifPresent(stream -> stream.push(push));
                }
            }
        }
    }

    /// An entry whose log row, dedup row and heads are durable.
    ///
    /// @param carriers the streams that get a reply instead of a push
    record Committed(LogEntry entry, Set<SessionId> carriers) {}
}
