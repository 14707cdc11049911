package parley.messaging.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.kernel.UserId;
import parley.messaging.domain.Delivery;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.in.Push;
import parley.messaging.port.out.LiveDevices.LiveDevice;
import parley.messaging.port.out.Peers;

/// Pushes committed entries to the live streams of the members, wherever they are. A push may be lost: heads and
/// cursors decide.
final class FanOut {
    private final Devices devices;
    private final Streams streams;
    private final Peers peers;

    FanOut(Devices devices, Streams streams, Peers peers) {
        this.devices = devices;
        this.streams = streams;
        this.peers = peers;
    }

    /// Begins to push `count` entries, for which heads of these users were just written.
    ///
    /// @param group whether it is a group whose members are told of receipts
    Round begin(Collection<UserId> users, int count, boolean group) {
        streams.noteHeads(users, count);
        return new Round(streams, peers, devices.of(users), group);
    }

    /// The same when it cannot be found out whom to push to: only those who carried the entries are told.
    Round beginWithoutDevices() {
        return new Round(streams, peers, new Devices.Found(List.of(), Map.of()), false);
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
        Devices.Found found = devices.of(users);
        for (LiveDevice device : found.here()) {
            streams.find(device.session()).ifPresent(stream -> stream.push(foreign(device.user(), pushes)));
        }
        if (!found.elsewhere().isEmpty()) {
            List<LogEntry> entries = pushes.stream().map(Push::entry).toList();
            found.elsewhere().forEach((instance, targets) -> {
                peers.deliver(instance, new Delivery.QueuedEntries(targets, entries, complete));
            });
        }
    }

    /// Makes the streams of these users read up to their heads.
    ///
    /// @param heads of one conversation
    void raise(List<InboxHead> heads) {
        Map<Long, List<InboxHead>> bySeq = new HashMap<>();
        heads.forEach(head ->
                bySeq.computeIfAbsent(head.seq(), absent -> new ArrayList<>()).add(head));
        bySeq.forEach((seq, alike) -> raise(alike, seq));
    }

    private void raise(List<InboxHead> heads, long seq) {
        Devices.Found found = devices.of(heads.stream().map(InboxHead::user).toList());
        InboxHead any = heads.getFirst();
        for (LiveDevice device : found.here()) {
            streams.find(device.session()).ifPresent(stream -> stream.raise(any.conversation(), 0, seq));
        }
        found.elsewhere().forEach((instance, targets) -> {
            peers.deliver(instance, new Delivery.Raised(targets, any.conversation(), seq));
        });
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
