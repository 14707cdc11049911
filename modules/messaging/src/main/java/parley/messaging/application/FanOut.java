package parley.messaging.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.messaging.domain.InboxHead;
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

    /// Heads of these users were written for `count` more entries.
    ///
    /// @return the devices that the entries are to be pushed to
    List<LiveDevice> devices(Collection<UserId> users, int count) {
        streams.noteHeads(users, count);
        return liveDevices.of(users);
    }

    /// Pushes an entry. A stream that carried it is told before anybody acknowledges it, so that the device may
    /// confirm it at once.
    void push(Deliveries.Committed entry, List<LiveDevice> devices) {
        for (SessionId carrier : entry.carriers()) {
            streams.find(carrier).ifPresent(stream -> stream.pushOwn(entry.push()));
        }
        for (LiveDevice device : devices) {
            if (device.instance().equals(self) && !entry.carriers().contains(device.session())) {
                streams.find(device.session()).ifPresent(stream -> stream.push(List.of(entry.push())));
            }
        }
    }

    /// Pushes entries of one conversation, ascending by seq, to members of a large group, except that nobody
    /// gets what it sent itself: its devices had that with the append.
    ///
    /// @param complete whether these are all entries that the heads were raised by; if not, streams look
    /// again
    void pushToOthers(List<UserId> users, List<Push> pushes, boolean complete) {
        for (UserId user : users) {
            streams.noteHeads(user, foreign(user, pushes).size() + (complete ? 0 : 1));
        }
        for (LiveDevice device : liveDevices.of(users)) {
            if (device.instance().equals(self)) {
                streams.find(device.session()).ifPresent(stream -> stream.push(foreign(device.user(), pushes)));
            }
        }
    }

    /// Makes the streams of these users read up to their heads.
    void raise(List<InboxHead> heads) {
        Map<UserId, InboxHead> byUser = new HashMap<>();
        heads.forEach(head -> byUser.put(head.user(), head));
        for (LiveDevice device : liveDevices.of(byUser.keySet())) {
            InboxHead head = byUser.get(device.user());
            if (head != null && device.instance().equals(self)) {
                streams.find(device.session()).ifPresent(stream -> stream.raise(head.conversation(), 0, head.seq()));
            }
        }
    }

    static List<Push> foreign(UserId user, List<Push> pushes) {
        for (Push push : pushes) {
            if (push.entry().sender().equals(user)) {
                return withoutOwn(user, pushes);
            }
        }
        return pushes;
    }

    private static List<Push> withoutOwn(UserId user, List<Push> pushes) {
        List<Push> others = new ArrayList<>(pushes.size());
        for (Push push : pushes) {
            if (!push.entry().sender().equals(user)) {
                others.add(push);
            }
        }
        return others;
    }
}
