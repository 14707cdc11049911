package parley.messaging.application;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.kernel.Page;
import parley.kernel.UserId;
import parley.messaging.application.ReceiptVisibility.Viewer;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.Membership;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.ReadMessageReceipts;
import parley.messaging.port.out.Inboxes;
import parley.messaging.port.out.LogUnavailableException;
import parley.messaging.port.out.MessageLog;
import parley.messaging.port.out.Receipts;

final class ReadMessageReceiptsHandler implements ReadMessageReceipts {
    private final Participants participants;
    private final Inboxes inboxes;
    private final MessageLog log;
    private final Receipts receipts;
    private final ReceiptVisibility visibility;

    ReadMessageReceiptsHandler(Participants participants, MessagingPorts ports, ReceiptVisibility visibility) {
        this.participants = participants;
        this.inboxes = ports.inboxes();
        this.log = ports.log();
        this.receipts = ports.receipts();
        this.visibility = visibility;
    }

    @Override
    public Result read(Query query) {
        try {
            Optional<Conversation> conversation = participants.find(query.conversation());
            return conversation.map(known -> read(query, known)).orElseGet(Result.NotFound::new);
        } catch (LogUnavailableException unavailable) {
            return new Result.Unavailable();
        }
    }

    private Result read(Query query, Conversation conversation) {
        Membership members = participants.now(conversation);
        if (!members.hasMember(query.user())) {
            return participants.isStranger(conversation, query.user()) ? new Result.NotFound() : new Result.NotMember();
        }
        Optional<LogEntry> entry = entry(query, conversation);
        if (entry.isEmpty()) {
            return new Result.OutOfRange();
        }
        List<UserId> others = participants.witnesses(conversation, query.seq()).stream()
                .filter(user -> !user.equals(entry.get().sender()))
                .toList();
        return found(query, others, members.queued());
    }

    private Optional<LogEntry> entry(Query query, Conversation conversation) {
        long head = inboxes.find(query.user(), conversation.id())
                .map(InboxRow::head)
                .orElse(0L);
        return query.seq() >= 1
                        && query.seq() <= head
                        && participants.visibility(conversation, query.user()).contains(query.seq())
                ? log.read(conversation.id(), query.seq(), query.seq(), 1).stream()
                        .findFirst()
                : Optional.empty();
    }

    /// In a large group the counts are of what is stored, without a look at every pair: nobody can be made
    /// out by them.
    private Result.Found found(Query query, List<UserId> others, boolean large) {
        Viewer viewer = visibility.viewer(query.user());
        Map<UserId, Watermark> stored = new HashMap<>();
        receipts.list(query.conversation()).forEach(mark -> stored.put(mark.user(), mark));
        int members = 0;
        int delivered = 0;
        int read = 0;
        for (UserId other : others) {
            Watermark mark = of(other, query, stored);
            Optional<Watermark> seen = large ? Optional.of(mark) : viewer.see(mark);
            if (seen.isPresent()) {
                members++;
                delivered += seen.get().delivered() >= query.seq() ? 1 : 0;
                read += viewer.seesReads() && seen.get().read() >= query.seq() ? 1 : 0;
            }
        }
        return new Result.Found(members, delivered, read, page(query, others, stored, viewer));
    }

    private static Page<Watermark> page(
            Query query, List<UserId> others, Map<UserId, Watermark> stored, Viewer viewer) {
        List<Watermark> seen = others.stream()
                .filter(other -> Participants.ORDER.compare(other, query.after()) > 0)
                .sorted(Participants.ORDER)
                .flatMap(other -> viewer.see(of(other, query, stored)).stream())
                .limit(query.limit() + 1L)
                .toList();
        if (seen.size() <= query.limit()) {
            return new Page<>(seen, "");
        }
        List<Watermark> items = seen.subList(0, query.limit());
        return new Page<>(items, items.getLast().user().toString());
    }

    private static Watermark of(UserId user, Query query, Map<UserId, Watermark> stored) {
        return stored.getOrDefault(user, new Watermark(query.conversation(), user, 0, 0));
    }
}
