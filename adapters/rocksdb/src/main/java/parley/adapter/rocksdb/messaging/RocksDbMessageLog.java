package parley.adapter.rocksdb.messaging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.adapter.rocksdb.Batch;
import parley.adapter.rocksdb.Family;
import parley.adapter.rocksdb.Mutation;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.AppendResult;
import parley.messaging.port.out.CidLocation;
import parley.messaging.port.out.LogRefusedException;
import parley.messaging.port.out.MessageLog;

/// The message log in RocksDB. Rows, dedup rows and heads of an append are one atomic, synced write, so the
/// fence is not asked.
final class RocksDbMessageLog implements MessageLog {
    private final MessagingStore store;
    private final String generation;

    RocksDbMessageLog(MessagingStore store, String generation) {
        this.store = store;
        this.generation = generation;
    }

    @Override
    public AppendResult append(Append append) {
        check(append);
        AppendMutation mutation = new AppendMutation(append);
        store.write(mutation);
        return mutation.result();
    }

    private static void check(Append append) {
        long seq = append.entries().getFirst().seq();
        Set<List<Object>> cids = HashSet.newHashSet(append.entries().size());
        for (LogEntry entry : append.entries()) {
            if (entry.seq() != seq || !entry.conversation().equals(append.conversation())) {
                throw refused("entry " + entry.seq() + " of " + entry.conversation() + " (expected: " + seq + " of "
                        + append.conversation() + ")");
            }
            if (!cids.add(List.of(entry.sender(), entry.cid()))) {
                throw refused("cid " + entry.cid() + " twice in one append (expected: once)");
            }
            seq++;
        }
    }

    private static LogRefusedException refused(String message) {
        return new LogRefusedException(message, new IllegalArgumentException(message));
    }

    @Override
    public List<LogEntry> tail(ConversationId conversation, int limit) {
        return store.read(view -> {
            List<LogEntry> rows = new ArrayList<>();
            if (limit > 0) {
                view.scanBack(Family.LOG, Keys.log(conversation, Long.MAX_VALUE), (key, value) -> {
                    rows.add(LogRow.decode(key, value));
                    return rows.size() < limit;
                });
            }
            Collections.reverse(rows);
            return rows;
        });
    }

    @Override
    public List<LogEntry> read(ConversationId conversation, long from, long to, int limit) {
        if (limit <= 0 || from > to || to < 1) {
            return List.of();
        }
        return store.read(view -> {
            List<LogEntry> rows = new ArrayList<>();
            view.scan(Family.LOG, Keys.log(conversation, Math.max(1, from)), (key, value) -> {
                long seq = Keys.seqOfLog(key);
                if (seq <= to) {
                    rows.add(LogRow.decode(key, value));
                }
                return seq < to && rows.size() < limit;
            });
            return rows;
        });
    }

    @Override
    public Optional<CidLocation> find(UserId sender, Cid cid) {
        return store.read(view -> view.get(Family.DEDUP, Keys.dedup(sender, cid))
                .map(DedupRow::decode)
                .filter(location -> {
                    byte[] key = Keys.log(location.conversation(), location.seq());
                    return view.get(Family.LOG, key)
                            .map(value -> LogRow.decode(key, value))
                            .filter(row ->
                                    row.sender().equals(sender) && row.cid().equals(cid))
                            .isPresent();
                }));
    }

    @Override
    public void erase(ConversationId conversation, long seq) {
        store.write(new EraseMutation(Keys.log(conversation, seq)));
    }

    @Override
    public String generation() {
        return generation;
    }

    private static final class EraseMutation extends Mutation {
        private final byte[] key;

        EraseMutation(byte[] key) {
            this.key = key;
        }

        @Override
        protected void apply(Batch batch) {
            batch.find(Family.LOG, key)
                    .map(value -> LogRow.decode(key, value))
                    .filter(row -> !row.content().erased())
                    .ifPresent(row -> batch.put(Family.LOG, key, LogRow.encode(row.erase())));
        }
    }
}
