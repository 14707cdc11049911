package parley.app.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.Content;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.AppendResult;
import parley.messaging.port.out.CidLocation;
import parley.messaging.port.out.MessageLog;

/// A log that does something else than it says, now and then.
final class SabotagedLog implements MessageLog {
    private static final int EVERY = 25;

    private final MessageLog log;
    private final Sabotage sabotage;
    private final AtomicLong appends = new AtomicLong();
    private final Map<ConversationId, Content> last = new ConcurrentHashMap<>();
    private final Map<ConversationId, UserId> forgotten = new ConcurrentHashMap<>();

    SabotagedLog(MessageLog log, Sabotage sabotage) {
        this.log = log;
        this.sabotage = sabotage;
    }

    @Override
    public AppendResult append(Append append) {
        boolean now = appends.incrementAndGet() % EVERY == 0;
        return switch (sabotage) {
            case LOSE -> now ? new AppendResult.Committed() : log.append(append);
            case DUPLICATE -> duplicate(append, now);
            case REORDER -> log.append(with(append, contents(append).reversed()));
            case LEAK -> log.append(append);
            case FORGET -> log.append(forget(append));
        };
    }

    /// In groups of three and more, one member gets no head from the beginning.
    private Append forget(Append append) {
        if (append.heads().size() > 2) {
            append.heads().stream()
                    .map(InboxHead::user)
                    .max(Comparator.comparing(UserId::value))
                    .ifPresent(user -> forgotten.putIfAbsent(append.conversation(), user));
        }
        UserId user = forgotten.get(append.conversation());
        List<InboxHead> heads = append.heads().stream()
                .filter(head -> !head.user().equals(user))
                .toList();
        return new Append(
                append.conversation(), append.epoch(), append.entries(), heads, append.jobs(), append.fence());
    }

    private AppendResult duplicate(Append append, boolean now) {
        List<Content> contents = new ArrayList<>(contents(append));
        Content before = last.put(append.conversation(), contents.getLast());
        if (now && before != null) {
            contents.set(0, before);
        }
        return log.append(with(append, contents));
    }

    private static List<Content> contents(Append append) {
        return append.entries().stream().map(LogEntry::content).toList();
    }

    private static Append with(Append append, List<Content> contents) {
        Map<Long, Content> bySeq = new HashMap<>();
        for (int index = 0; index < contents.size(); index++) {
            bySeq.put(append.entries().get(index).seq(), contents.get(index));
        }
        List<LogEntry> entries = append.entries().stream()
                .map(entry -> withContent(entry, bySeq.getOrDefault(entry.seq(), Content.ERASED)))
                .toList();
        return new Append(
                append.conversation(), append.epoch(), entries, append.heads(), append.jobs(), append.fence());
    }

    private static LogEntry withContent(LogEntry entry, Content content) {
        return new LogEntry(
                entry.conversation(),
                entry.seq(),
                entry.epoch(),
                entry.kind(),
                entry.ordinal(),
                entry.sender(),
                entry.device(),
                entry.cid(),
                entry.at(),
                entry.refersTo(),
                entry.appendFirst(),
                content);
    }

    @Override
    public List<LogEntry> tail(ConversationId conversation, int limit) {
        return log.tail(conversation, limit);
    }

    @Override
    public List<LogEntry> read(ConversationId conversation, long from, long to, int limit) {
        return log.read(conversation, from, to, limit);
    }

    @Override
    public Optional<CidLocation> find(UserId sender, Cid cid) {
        return log.find(sender, cid);
    }

    @Override
    public void erase(ConversationId conversation, long seq) {
        log.erase(conversation, seq);
    }

    @Override
    public String generation() {
        return log.generation();
    }
}
