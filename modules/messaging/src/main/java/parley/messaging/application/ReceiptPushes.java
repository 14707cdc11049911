package parley.messaging.application;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.kernel.UserId;
import parley.messaging.application.LiveStreams.News;
import parley.messaging.application.ReceiptNotes.Sender;
import parley.messaging.application.ReceiptVisibility.Viewer;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.Delivery;
import parley.messaging.domain.Membership;
import parley.messaging.domain.Watermark;

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

    /// @throws RuntimeException if nobody was told, and nothing noted as told
    void send(List<Stored> batch) {
        List<News> frames = new ArrayList<>();
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
        LiveStreams.Audible audible = live.find(frames);
        notes.tell(told);
        frames.forEach(audible::tell);
    }

    private void toOwnDevices(Stored stored, List<News> frames) {
        Gathered gathered = stored.gathered();
        if (gathered.hasRead()) {
            long seq = gathered.mark().seq();
            frames.add(new News(
                    stored.user(),
                    device -> !gathered.isOnlyReader(device),
                    targets ->
                            new Delivery.ReadNews(targets, stored.conversation().id(), seq)));
        }
    }

    private void toPeer(Conversation.Direct direct, Stored stored, List<News> frames) {
        UserId peer = direct.peerOf(stored.user());
        if (peer.equals(stored.user()) || visibility.areApart(peer, stored.user())) {
            return;
        }
        Watermark mark = visibility.sharesReads(peer)
                ? stored.watermark()
                : stored.gathered().received();
        if (mark.delivered() > 0) {
            long now = clock.millis();
            frames.add(new News(peer, device -> true, targets -> new Delivery.ReceiptNews(targets, mark, now)));
        }
    }

    /// Who is a member is asked only now: whoever has left since tells nothing and is told nothing.
    private void toSenders(
            Conversation.Group group,
            List<Stored> moved,
            Map<UserId, Viewer> viewers,
            List<News> frames,
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
                    frames.add(new News(
                            sender.user(),
                            device -> true,
                            targets -> new Delivery.GroupReceiptNews(targets, group.id(), seen, now)));
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
