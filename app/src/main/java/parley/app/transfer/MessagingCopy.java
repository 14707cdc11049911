package parley.app.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import parley.adapter.rocksdb.messaging.StoredMessaging;
import parley.adapter.rocksdb.messaging.StoredMessaging.InboxPart;
import parley.adapter.rocksdb.messaging.StoredMessaging.Page;
import parley.kernel.ConversationId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.CursorMark;
import parley.messaging.domain.FanOutJob;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.ReadMark;
import parley.messaging.domain.Watermark;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.AppendResult;
import parley.messaging.port.out.Fence;

/// Copies what messaging has stored, as its owner would have written it: with the same seqs under the same epochs.
/// Whatever was copied before is copied again without effect.
final class MessagingCopy {
    /// Conversations, or rows of other kinds, between two checkpoints.
    static final int CONVERSATIONS = 64;

    static final int ROWS = 500;
    private static final int ENTRIES = 256;
    private static final int BYTES = 1 << 20;

    private final StoredMessaging source;
    private final MessagingTarget target;

    MessagingCopy(StoredMessaging source, MessagingTarget target) {
        this.source = source;
        this.target = target;
    }

    /// Copies some conversations; each step counts its rows.
    Page<Conversation> conversations(String after) {
        Page<Conversation> page = source.conversations(after, CONVERSATIONS);
        Abreast.each(page.rows(), this::copy);
        return page;
    }

    Page<InboxPart> inboxes(String after) {
        Page<InboxPart> page = source.inboxes(after, ROWS);
        Map<Long, List<InboxHead>> heads = page.rows().stream()
                .filter(InboxPart.Head.class::isInstance)
                .map(InboxPart.Head.class::cast)
                .collect(Collectors.groupingBy(
                        InboxPart.Head::epoch, Collectors.mapping(InboxPart.Head::head, Collectors.toList())));
        heads.forEach(target.inboxes()::advanceHeads);
        List<ReadMark> marks = page.rows().stream()
                .filter(InboxPart.Read.class::isInstance)
                .map(InboxPart.Read.class::cast)
                .map(InboxPart.Read::mark)
                .toList();
        target.inboxes().advanceRead(marks);
        Abreast.each(
                page.rows().stream()
                        .filter(InboxPart.Settings.class::isInstance)
                        .map(InboxPart.Settings.class::cast)
                        .toList(),
                part -> target.inboxes().changeSettings(part.user(), part.conversation(), part.settings()));
        return page;
    }

    Page<CursorMark> cursors(String after) {
        Page<CursorMark> page = source.cursors(after, ROWS);
        target.cursors().advance(page.rows());
        return page;
    }

    Page<FanOutJob> jobs(String after) {
        Page<FanOutJob> page = source.jobs(after, CONVERSATIONS);
        page.rows().forEach(this::copy);
        return page;
    }

    private void copy(Conversation conversation) {
        target.conversations().create(conversation);
        long from = 1;
        List<LogEntry> entries = source.log(conversation.id(), from, ENTRIES);
        while (!entries.isEmpty()) {
            for (List<LogEntry> together : appends(entries)) {
                append(conversation.id(), together, List.of());
            }
            from = entries.getLast().seq() + 1;
            entries = source.log(conversation.id(), from, ENTRIES);
        }
        List<Watermark> receipts = source.receipts(conversation.id());
        if (!receipts.isEmpty()) {
            target.receipts().advance(receipts);
        }
    }

    /// A job is recorded along with the entries that it is about.
    private void copy(FanOutJob job) {
        int entries = Math.toIntExact(job.last() - job.first() + 1);
        append(job.conversation(), source.log(job.conversation(), job.first(), entries), List.of(job));
    }

    private void append(ConversationId conversation, List<LogEntry> entries, List<FanOutJob> jobs) {
        long epoch = entries.getFirst().epoch();
        AppendResult result =
                target.log().append(new Append(conversation, epoch, entries, List.of(), jobs, Fence.OPEN));
        if (!(result instanceof AppendResult.Committed)) {
            throw new TransferException("entries of " + conversation + " from "
                    + entries.getFirst().seq() + " on: " + result + " (expected: taken)");
        }
    }

    /// What may be appended at once: of one epoch, and not too large.
    private static List<List<LogEntry>> appends(List<LogEntry> entries) {
        List<List<LogEntry>> appends = new ArrayList<>();
        List<LogEntry> current = new ArrayList<>();
        long bytes = 0;
        for (LogEntry entry : entries) {
            boolean fits = current.isEmpty()
                    || (current.getLast().epoch() == entry.epoch()
                            && bytes + entry.content().size() <= BYTES);
            if (!fits) {
                appends.add(List.copyOf(current));
                current.clear();
                bytes = 0;
            }
            current.add(entry);
            bytes += entry.content().size();
        }
        appends.add(List.copyOf(current));
        return appends;
    }
}
