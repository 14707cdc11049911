package parley.app.transfer;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import parley.adapter.rocksdb.messaging.StoredMessaging;
import parley.adapter.rocksdb.messaging.StoredMessaging.InboxPart;
import parley.adapter.rocksdb.messaging.StoredMessaging.Page;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.CursorMark;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.ReadMark;
import parley.messaging.port.out.CidLocation;

/// Reads back what [MessagingCopy] has written and compares it with the source.
final class MessagingProof {
    private static final int ENTRIES = 200;
    private static final int MOST_FAULTS = 20;

    private final StoredMessaging source;
    private final MessagingTarget target;
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicLong conversations = new AtomicLong();
    private final AtomicLong entries = new AtomicLong();
    private final AtomicLong inboxRows = new AtomicLong();
    private final AtomicLong cursors = new AtomicLong();

    MessagingProof(StoredMessaging source, MessagingTarget target) {
        this.source = source;
        this.target = target;
    }

    /// @param faults what differs, the first of it
    record Found(long conversations, long entries, long inboxRows, long cursors, List<String> faults) {}

    Found compare(Progress progress) {
        String place = Page.BEGINNING;
        Page<Conversation> page = source.conversations(place, MessagingCopy.CONVERSATIONS);
        while (!page.rows().isEmpty() && faults.size() < MOST_FAULTS) {
            Abreast.each(page.rows(), this::compare);
            progress.at("proof", entries.get());
            page = source.conversations(page.place(), MessagingCopy.CONVERSATIONS);
        }
        compareInboxes();
        compareCursors();
        return new Found(
                conversations.get(),
                entries.get(),
                inboxRows.get(),
                cursors.get(),
                faults.stream().limit(MOST_FAULTS).toList());
    }

    private void compare(Conversation conversation) {
        ConversationId id = conversation.id();
        conversations.incrementAndGet();
        expect(
                "conversation " + id,
                Optional.of(conversation),
                target.conversations().find(id));
        Sum here = sum(from -> source.log(id, from, ENTRIES));
        Sum there = sum(from -> target.log().read(id, from, Long.MAX_VALUE, ENTRIES));
        entries.addAndGet(here.entries());
        expect("entries of " + id, here, there);
        expect(
                "receipts of " + id,
                new HashSet<>(source.receipts(id)),
                new HashSet<>(target.receipts().list(id)));
        for (LogEntry entry : here.samples()) {
            expect(
                    "cid of " + id + " " + entry.seq(),
                    Optional.of(new CidLocation(id, entry.seq())),
                    target.log().find(entry.sender(), entry.cid()));
        }
    }

    /// How many entries a log has and what they say.
    ///
    /// @param samples one of each page, whose cids are looked up
    private record Sum(long entries, String digest, List<LogEntry> samples) {}

    private static Sum sum(LongFunction<List<LogEntry>> pages) {
        MessageDigest digest = digest();
        List<LogEntry> samples = new ArrayList<>();
        long entries = 0;
        List<LogEntry> page = pages.apply(1);
        while (!page.isEmpty()) {
            page.forEach(entry -> add(digest, entry));
            entries += page.size();
            samples.add(page.getLast());
            page = pages.apply(page.getLast().seq() + 1);
        }
        return new Sum(entries, HexFormat.of().formatHex(digest.digest()), samples);
    }

    private static void add(MessageDigest digest, LogEntry entry) {
        byte[] content = entry.content().json();
        ByteBuffer skeleton = ByteBuffer.allocate(3 * 2 * Long.BYTES + 6 * Long.BYTES + 2 * Integer.BYTES);
        for (UUID id : List.of(
                entry.sender().value(), entry.device().value(), entry.cid().value())) {
            skeleton.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        skeleton.putLong(entry.seq()).putLong(entry.epoch()).putLong(entry.ordinal());
        skeleton.putLong(entry.at()).putLong(entry.refersTo()).putLong(entry.appendFirst());
        skeleton.putInt(entry.kind().name().hashCode()).putInt(content.length);
        digest.update(skeleton.array());
        digest.update(content);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("SHA-256 is required of every Java platform", absent);
        }
    }

    /// The parts of a user's inbox follow each other.
    private void compareInboxes() {
        Map<UserId, Map<ConversationId, Row>> open = new HashMap<>();
        Page<InboxPart> page = source.inboxes(Page.BEGINNING, MessagingCopy.ROWS);
        while (!page.rows().isEmpty() && faults.size() < MOST_FAULTS) {
            UserId last = page.rows().getLast().user();
            page.rows()
                    .forEach(part -> open.computeIfAbsent(part.user(), user -> new HashMap<>())
                            .merge(part.conversation(), Row.of(part), Row::and));
            List<UserId> complete =
                    open.keySet().stream().filter(user -> !user.equals(last)).toList();
            Abreast.each(complete, user -> compareInbox(user, open.getOrDefault(user, Map.of())));
            complete.forEach(open::remove);
            page = source.inboxes(page.place(), MessagingCopy.ROWS);
        }
        open.forEach(this::compareInbox);
    }

    private void compareInbox(UserId user, Map<ConversationId, Row> rows) {
        rows.forEach((conversation, row) -> {
            inboxRows.incrementAndGet();
            expect(
                    "inbox of " + user + ", " + conversation,
                    row.complete(conversation),
                    target.inboxes().find(user, conversation));
        });
    }

    private void compareCursors() {
        Page<CursorMark> page = source.cursors(Page.BEGINNING, MessagingCopy.ROWS);
        while (!page.rows().isEmpty() && faults.size() < MOST_FAULTS) {
            Map<Device, Map<ConversationId, Long>> here = new HashMap<>();
            page.rows()
                    .forEach(mark -> here.computeIfAbsent(
                                    new Device(mark.user(), mark.device()), device -> new HashMap<>())
                            .put(mark.conversation(), mark.seq()));
            cursors.addAndGet(page.rows().size());
            Abreast.each(List.copyOf(here.keySet()), device -> {
                Map<ConversationId, Long> there = target.cursors().all(device.user(), device.device());
                here.getOrDefault(device, Map.of())
                        .forEach((conversation, seq) -> expect(
                                "cursor of " + device.device() + ", " + conversation,
                                Optional.of(seq),
                                Optional.ofNullable(there.get(conversation))));
            });
            page = source.cursors(page.place(), MessagingCopy.ROWS);
        }
    }

    private record Device(UserId user, DeviceId device) {}

    private void expect(String what, Object here, Object there) {
        if (!here.equals(there) && faults.size() < MOST_FAULTS) {
            faults.add(what + ": " + there + " (expected: " + here + ")");
        }
    }

    /// A row of an inbox, as far as its parts are known; those that are absent are 0.
    private record Row(InboxHead head, ReadMark read, ConversationSettings settings) {
        static Row of(InboxPart part) {
            InboxHead none = new InboxHead(part.user(), part.conversation(), 0, 0, 0, 0, 0);
            ReadMark unread = new ReadMark(part.user(), part.conversation(), 0, 0);
            return switch (part) {
                case InboxPart.Head(long epoch, InboxHead head) -> new Row(head, unread, ConversationSettings.DEFAULTS);
                case InboxPart.Read(ReadMark mark) -> new Row(none, mark, ConversationSettings.DEFAULTS);
                case InboxPart.Settings(UserId user, ConversationId conversation, ConversationSettings settings) ->
                    new Row(none, unread, settings);
            };
        }

        Row and(Row other) {
            return new Row(
                    head.seq() == 0 ? other.head : head,
                    read.seq() == 0 && read.ordinal() == 0 ? other.read : read,
                    settings.equals(ConversationSettings.DEFAULTS) ? other.settings : settings);
        }

        /// A row without a head is not in the inbox.
        Optional<InboxRow> complete(ConversationId conversation) {
            return head.seq() == 0
                    ? Optional.empty()
                    : Optional.of(new InboxRow(
                            conversation,
                            head.seq(),
                            head.at(),
                            head.ordinal(),
                            head.lastCountable(),
                            read.seq(),
                            Math.max(read.ordinal(), head.ownOrdinal()),
                            settings));
        }
    }
}
