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
        return found(query, others);
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

    /// Counts what the items show, page by page, in groups of every size: a difference between the two would
    /// tell of somebody who does not want to be seen.
    private Result.Found found(Query query, List<UserId> others) {
        Viewer viewer = visibility.viewer(query.user());
        Map<UserId, Watermark> stored = new HashMap<>();
        receipts.list(query.conversation()).forEach(mark -> stored.put(mark.user(), mark));
        List<Watermark> seen = others.stream()
                .flatMap(other -> viewer.see(of(other, query, stored)).stream())
                .toList();
        int delivered = 0;
        int read = 0;
        for (Watermark mark : seen) {
            delivered += mark.delivered() >= query.seq() ? 1 : 0;
            read += viewer.seesReads() && mark.read() >= query.seq() ? 1 : 0;
        }
        return new Result.Found(seen.size(), delivered, read, page(query, seen));
    }

    private static Page<Watermark> page(Query query, List<Watermark> seen) {
        List<Watermark> rest = seen.stream()
                .filter(mark -> Participants.ORDER.compare(mark.user(), query.after()) > 0)
                .sorted((one, other) -> Participants.ORDER.compare(one.user(), other.user()))
                .limit(query.limit() + 1L)
                .toList();
        if (rest.size() <= query.limit()) {
            return new Page<>(rest, "");
        }
        List<Watermark> items = rest.subList(0, query.limit());
        return new Page<>(items, items.getLast().user().toString());
    }

    private static Watermark of(UserId user, Query query, Map<UserId, Watermark> stored) {
        return stored.getOrDefault(user, new Watermark(query.conversation(), user, 0, 0));
    }
}
