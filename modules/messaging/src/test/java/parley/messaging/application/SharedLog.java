package parley.messaging.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.LogEntry;
import parley.messaging.inmemory.InMemoryFanOutQueue;
import parley.messaging.inmemory.InMemoryInboxes;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.CidLocation;

/// What several instances write to: rows carry the logical time of the append that wrote them, the later one wins
/// wherever it arrives, and log, dedup and heads are not one write. Never finds out that a cid is taken.
final class SharedLog {
    private final InMemoryInboxes inboxes;
    private final InMemoryFanOutQueue queue;
    private final Map<ConversationId, NavigableMap<Long, Row>> logs = new HashMap<>();
    private final Map<SenderCid, Place> dedup = new HashMap<>();

    SharedLog(InMemoryInboxes inboxes, InMemoryFanOutQueue queue) {
        this.inboxes = inboxes;
        this.queue = queue;
    }

    private record Row(long epoch, LogEntry entry) {}

    private record Place(long stamp, CidLocation location) {}

    private record SenderCid(UserId sender, Cid cid) {}

    /// The first part of an append.
    void writeRows(Append append) {
        for (LogEntry entry : append.entries()) {
            log(append.conversation())
                    .merge(
                            entry.seq(),
                            new Row(append.epoch(), entry),
                            (old, fresh) -> fresh.epoch() >= old.epoch() ? fresh : old);
        }
    }

    /// The second part.
    void writeDedup(Append append) {
        for (LogEntry entry : append.entries()) {
            long stamp = (append.epoch() << 40) + entry.seq();
            dedup.merge(
                    new SenderCid(entry.sender(), entry.cid()),
                    new Place(stamp, new CidLocation(entry.conversation(), entry.seq())),
                    (old, fresh) -> fresh.stamp() >= old.stamp() ? fresh : old);
        }
    }

    /// The last part, once it is committed.
    void writeHeads(Append append) {
        queue.put(append.jobs());
        inboxes.advanceHeads(append.epoch(), append.heads());
    }

    List<LogEntry> tail(ConversationId conversation, int limit) {
        return log(conversation).descendingMap().values().stream()
                .limit(limit)
                .map(Row::entry)
                .toList()
                .reversed();
    }

    List<LogEntry> read(ConversationId conversation, long from, long to, int limit) {
        return from > to
                ? List.of()
                : new ArrayList<>(log(conversation).subMap(from, true, to, true).values())
                        .stream().limit(limit).map(Row::entry).toList();
    }

    Optional<CidLocation> find(UserId sender, Cid cid) {
        return Optional.ofNullable(dedup.get(new SenderCid(sender, cid)))
                .map(Place::location)
                .filter(location -> Optional.ofNullable(
                                log(location.conversation()).get(location.seq()))
                        .map(Row::entry)
                        .filter(entry ->
                                entry.sender().equals(sender) && entry.cid().equals(cid))
                        .isPresent());
    }

    private NavigableMap<Long, Row> log(ConversationId conversation) {
        return logs.computeIfAbsent(conversation, absent -> new TreeMap<>());
    }
}
