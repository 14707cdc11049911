package parley.adapter.cassandra.messaging;

import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.adapter.cassandra.CassandraException;
import parley.adapter.cassandra.CassandraStore;
import parley.adapter.cassandra.SingleFlight;
import parley.adapter.cassandra.WriteOutcome;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.AppendResult;
import parley.messaging.port.out.CidLocation;
import parley.messaging.port.out.LogRefusedException;
import parley.messaging.port.out.LogUnavailableException;
import parley.messaging.port.out.MessageLog;

/// The message log in Cassandra. An append reads nothing; whether a cid is taken elsewhere is found out by
/// who asks [#find] before.
final class CassandraMessageLog implements MessageLog {
    private final CassandraStore store;
    private final LogTable log;
    private final DedupTable dedup;
    private final ConversationTable conversations;
    private final InboxTable inbox;
    private final OutboxTable outbox;
    private final SingleFlight<Range, List<LogEntry>> reads =
            new SingleFlight<>(read -> read.question().isAnsweredBy(read.answer()));

    private record Range(ConversationId conversation, long from, long to, int limit) {
        /// Rows do not disappear and logs have no gaps: what reaches the end of the range holds all of it,
        /// however old it is.
        boolean isAnsweredBy(List<LogEntry> entries) {
            return entries.size() == limit
                    || (!entries.isEmpty() && entries.getLast().seq() == to);
        }
    }

    CassandraMessageLog(CassandraStore store, ConversationTable conversations, InboxTable inbox, OutboxTable outbox) {
        this.store = store;
        this.log = new LogTable(store);
        this.dedup = new DedupTable(store);
        this.conversations = conversations;
        this.inbox = inbox;
        this.outbox = outbox;
    }

    @Override
    public AppendResult append(Append append) {
        check(append);
        MessagingStore.run(() -> raiseLastBucket(append));
        commit(append);
        if (!append.fence().holds()) {
            throw new LogUnavailableException(
                    "lease of " + append.conversation() + " lost", new IllegalStateException("not the owner"));
        }
        try {
            spread(append);
        } catch (CassandraException failed) {
            throw MessagingStore.unavailable(failed);
        }
        return new AppendResult.Committed();
    }

    private void check(Append append) {
        long seq = append.entries().getFirst().seq();
        long bytes = 0;
        Set<List<Object>> cids = HashSet.newHashSet(append.entries().size());
        for (LogEntry entry : append.entries()) {
            if (entry.seq() != seq || !entry.conversation().equals(append.conversation())) {
                throw refused("entry " + entry.seq() + " of " + entry.conversation() + " (expected: " + seq + " of "
                        + append.conversation() + ")");
            }
            if (!cids.add(List.of(entry.sender(), entry.cid()))) {
                throw refused("cid " + entry.cid() + " twice in one append (expected: once)");
            }
            bytes += entry.content().size();
            seq++;
        }
        if (bytes > store.config().appendBytes()) {
            throw refused("content of an append: " + bytes + " bytes (expected: at most "
                    + store.config().appendBytes() + ")");
        }
    }

    private static LogRefusedException refused(String message) {
        return new LogRefusedException(message, new IllegalArgumentException(message));
    }

    /// Whoever looks for the end of a log begins in the last bucket that was named; rows further on would be
    /// missed.
    private void raiseLastBucket(Append append) {
        int bucket = LogTable.bucket(append.last());
        if (bucket > LogTable.bucket(append.entries().getFirst().seq() - 1)) {
            conversations.raiseLastBucket(append.conversation(), bucket);
        }
    }

    /// Log rows and dedup rows. A dedup row without its log row counts as none, so if all log rows are
    /// refused nothing is stored; in all other cases it is not known.
    private void commit(Append append) {
        List<Statement<?>> rows = log.inserts(append.epoch(), append.entries());
        List<Statement<?>> writes = new ArrayList<>(rows);
        append.entries().forEach(entry -> writes.add(dedup.insert(append.epoch(), entry)));
        List<WriteOutcome> outcomes = store.attemptAll(writes);
        List<CassandraException> failures = outcomes.stream()
                .filter(WriteOutcome.Failed.class::isInstance)
                .map(WriteOutcome.Failed.class::cast)
                .map(WriteOutcome.Failed::reason)
                .toList();
        if (failures.isEmpty()) {
            return;
        }
        CassandraException first = failures.getFirst();
        boolean nothingStored = outcomes.subList(0, rows.size()).stream()
                .allMatch(outcome -> outcome instanceof WriteOutcome.Failed failed && failed.refused());
        if (nothingStored) {
            throw new LogRefusedException(String.valueOf(first.getMessage()), first);
        }
        throw MessagingStore.unavailable(first);
    }

    /// Heads and jobs, once the entries are committed.
    private void spread(Append append) {
        List<Statement<?>> writes = new ArrayList<>(inbox.heads(append.epoch(), append.heads()));
        writes.addAll(outbox.insert(append.jobs()));
        store.writeAll(writes);
        store.writeAll(outbox.enter(append.jobs()));
    }

    /// Not shared with whoever asks the same: this is how a new owner learns what its predecessor wrote, and
    /// an answer that is older than the question could lack the last of it.
    @Override
    public List<LogEntry> tail(ConversationId conversation, int limit) {
        return limit <= 0
                ? List.of()
                : MessagingStore.translate(() -> log.tail(conversation, conversations.lastBucket(conversation), limit));
    }

    @Override
    public List<LogEntry> read(ConversationId conversation, long from, long to, int limit) {
        if (limit <= 0 || from > to || to < 1) {
            return List.of();
        }
        Range range = new Range(conversation, Math.max(1, from), to, limit);
        return MessagingStore.translate(() -> reads.ask(range, () -> log.read(conversation, range.from(), to, limit)));
    }

    /// Of several conversations in which the sender used the cid, the one in which it did first.
    @Override
    public Optional<CidLocation> find(UserId sender, Cid cid) {
        return MessagingStore.translate(() -> dedup.find(sender, cid).stream()
                .flatMap(location -> log.find(location.conversation(), location.seq()).stream())
                .filter(entry -> entry.sender().equals(sender) && entry.cid().equals(cid))
                .min(Comparator.comparingLong(LogEntry::at)
                        .thenComparing(entry -> entry.conversation().value())
                        .thenComparingLong(LogEntry::seq))
                .map(entry -> new CidLocation(entry.conversation(), entry.seq())));
    }

    @Override
    public void erase(ConversationId conversation, long seq) {
        MessagingStore.run(() -> {
            if (log.find(conversation, seq)
                    .filter(entry -> !entry.content().erased())
                    .isPresent()) {
                log.erase(conversation, seq);
            }
        });
    }

    @Override
    public String generation() {
        return store.generation();
    }
}
