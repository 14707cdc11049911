package parley.messaging.inmemory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.AppendResult;
import parley.messaging.port.out.CidLocation;
import parley.messaging.port.out.MessageLog;

/// Keeps the log in memory; lost when the process ends.
public final class InMemoryMessageLog implements MessageLog {
    private final InMemoryInboxes inboxes;
    private final InMemoryFanOutOutbox outbox;
    private final String generation;
    private final Map<ConversationId, NavigableMap<Long, LogEntry>> logs = new HashMap<>();
    private final Map<SenderCid, CidLocation> dedup = new HashMap<>();

    /// @param inboxes where the heads of appends go
    /// @param outbox where their jobs go
    /// @param generation what [#generation] answers
    public InMemoryMessageLog(InMemoryInboxes inboxes, InMemoryFanOutOutbox outbox, String generation) {
        this.inboxes = inboxes;
        this.outbox = outbox;
        this.generation = generation;
    }

    @Override
    public synchronized AppendResult append(Append append) {
        Set<Cid> taken = taken(append);
        if (!taken.isEmpty()) {
            return new AppendResult.CidsTaken(taken);
        }
        NavigableMap<Long, LogEntry> log = log(append.conversation());
        for (LogEntry entry : append.entries()) {
            log.put(entry.seq(), entry);
            dedup.put(key(entry), new CidLocation(entry.conversation(), entry.seq()));
        }
        outbox.add(append.jobs());
        inboxes.advanceHeads(append.epoch(), append.heads());
        return new AppendResult.Committed();
    }

    private Set<Cid> taken(Append append) {
        Set<Cid> taken = new HashSet<>();
        for (LogEntry entry : append.entries()) {
            CidLocation here = new CidLocation(entry.conversation(), entry.seq());
            find(entry.sender(), entry.cid())
                    .filter(location -> !location.equals(here))
                    .ifPresent(location -> taken.add(entry.cid()));
        }
        return taken;
    }

    @Override
    public synchronized List<LogEntry> tail(ConversationId conversation, int limit) {
        return log(conversation).descendingMap().values().stream()
                .limit(limit)
                .toList()
                .reversed();
    }

    @Override
    public synchronized List<LogEntry> read(ConversationId conversation, long from, long to, int limit) {
        return from > to
                ? List.of()
                : log(conversation).subMap(from, true, to, true).values().stream()
                        .limit(limit)
                        .toList();
    }

    @Override
    public synchronized Optional<CidLocation> find(UserId sender, Cid cid) {
        SenderCid key = new SenderCid(sender, cid);
        return Optional.ofNullable(dedup.get(key))
                .filter(location -> Optional.ofNullable(
                                log(location.conversation()).get(location.seq()))
                        .map(InMemoryMessageLog::key)
                        .filter(key::equals)
                        .isPresent());
    }

    @Override
    public synchronized void erase(ConversationId conversation, long seq) {
        log(conversation).computeIfPresent(seq, (key, entry) -> entry.erase());
    }

    @Override
    public String generation() {
        return generation;
    }

    private static SenderCid key(LogEntry entry) {
        return new SenderCid(entry.sender(), entry.cid());
    }

    private NavigableMap<Long, LogEntry> log(ConversationId conversation) {
        return logs.computeIfAbsent(conversation, absent -> new TreeMap<>());
    }

    private record SenderCid(UserId sender, Cid cid) {}
}
