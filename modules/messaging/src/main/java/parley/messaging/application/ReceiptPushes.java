package parley.messaging.application;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import parley.kernel.UserId;
import parley.messaging.application.ReceiptNotes.Sender;
import parley.messaging.application.ReceiptVisibility.Viewer;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.Membership;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.StreamOutput;
import parley.messaging.port.out.LiveDevices.LiveDevice;

/// Tells live devices of watermarks and read marks that are stored: in a direct conversation the other
/// member, in a group those who sent something that the watermarks moved over, in one frame per device and
/// conversation; in a large group nobody.
final class ReceiptPushes {
    private final Participants participants;
    private final ReceiptVisibility visibility;
    private final ReceiptNotes notes;
    private final LiveStreams live;
    private final Clock clock;

    ReceiptPushes(
            Participants participants,
            ReceiptVisibility visibility,
            ReceiptNotes notes,
            LiveStreams live,
            Clock clock) {
        this.participants = participants;
        this.visibility = visibility;
        this.notes = notes;
        this.live = live;
        this.clock = clock;
    }

    /// Something gathered that is stored.
    ///
    /// @param tells whether its watermark is for others, not only a read mark for the user's own devices
    /// @param sharesReads what was found out when it was stored
    record Stored(Gathered gathered, Conversation conversation, boolean tells, boolean sharesReads) {
        UserId user() {
            return gathered.member().user();
        }

        Watermark watermark() {
            return gathered.watermark(sharesReads);
        }
    }

    /// One frame for some of a user's devices.
    private record Frame(UserId to, Predicate<LiveDevice> devices, Consumer<StreamOutput> news) {}

    /// @throws RuntimeException if nobody was told, and nothing noted as told
    void send(List<Stored> batch) {
        List<Frame> frames = new ArrayList<>();
        List<Watermark> told = new ArrayList<>();
        Map<Conversation.Group, List<Stored>> byGroup = new LinkedHashMap<>();
        for (Stored stored : batch) {
            switch (stored.conversation()) {
                case Conversation.Direct direct -> toPeer(direct, stored, frames);
                case Conversation.Group group ->
                    byGroup.computeIfAbsent(group, absent -> new ArrayList<>()).add(stored);
            }
            toOwnDevices(stored, frames);
        }
        Map<UserId, Viewer> viewers = new HashMap<>();
        byGroup.forEach((group, moved) -> toSenders(group, moved, viewers, frames, told));
        Set<UserId> users = frames.stream().map(Frame::to).collect(Collectors.toSet());
        Map<UserId, List<LiveDevice>> devices = users.isEmpty() ? Map.of() : live.of(users);
        notes.tell(told);
        for (Frame frame : frames) {
            devices.getOrDefault(frame.to(), List.of()).stream()
                    .filter(frame.devices())
                    .forEach(device -> live.tell(device, frame.news()));
        }
    }

    private void toOwnDevices(Stored stored, List<Frame> frames) {
        Gathered gathered = stored.gathered();
        if (gathered.hasRead()) {
            long seq = gathered.mark().seq();
            frames.add(new Frame(
                    stored.user(),
                    device -> !gathered.isOnlyReader(device.device()),
                    output -> output.read(stored.conversation().id(), seq)));
        }
    }

    private void toPeer(Conversation.Direct direct, Stored stored, List<Frame> frames) {
        UserId peer = direct.peerOf(stored.user());
        if (peer.equals(stored.user()) || visibility.areApart(peer, stored.user())) {
            return;
        }
        Watermark mark = visibility.sharesReads(peer)
                ? stored.watermark()
                : stored.gathered().received();
        if (mark.delivered() > 0) {
            long now = clock.millis();
            frames.add(new Frame(peer, device -> true, output -> output.receipt(mark, now)));
        }
    }

    /// Who is a member is asked only now: whoever has left since tells nothing and is told nothing.
    private void toSenders(
            Conversation.Group group,
            List<Stored> moved,
            Map<UserId, Viewer> viewers,
            List<Frame> frames,
            List<Watermark> told) {
        List<Sender> senders = notes.senders(group.id());
        Membership members = participants.now(group);
        if (senders.isEmpty() || members.queued()) {
            return;
        }
        List<Moved> marks = moved.stream()
                .filter(stored -> members.hasMember(stored.user()))
                .map(stored -> new Moved(notes.told(group.id(), stored.user()), stored.watermark()))
                .toList();
        marks.forEach(mark -> told.add(mark.now()));
        long now = clock.millis();
        for (Sender sender : senders) {
            if (members.hasMember(sender.user())) {
                Viewer viewer = viewers.computeIfAbsent(sender.user(), visibility::viewer);
                List<Watermark> seen = marks.stream()
                        .filter(mark -> mark.concerns(sender, viewer.seesReads()))
                        .flatMap(mark -> viewer.see(mark.now()).stream())
                        .toList();
                if (!seen.isEmpty()) {
                    frames.add(
                            new Frame(sender.user(), device -> true, output -> output.receipts(group.id(), seen, now)));
                }
            }
        }
    }

    /// A watermark as it was told last, and as it is now.
    private record Moved(Watermark before, Watermark now) {
        /// Whether it may have moved over something that the sender sent, and that the sender may see.
        boolean concerns(Sender sender, boolean seesReads) {
            boolean delivered = now.delivered() > before.delivered() && sender.sent() > before.delivered();
            boolean read = seesReads && now.read() > before.read() && sender.sent() > before.read();
            return !sender.user().equals(now.user()) && (delivered || read);
        }
    }
}
