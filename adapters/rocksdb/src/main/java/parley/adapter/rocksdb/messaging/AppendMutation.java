package parley.adapter.rocksdb.messaging;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.adapter.rocksdb.Batch;
import parley.adapter.rocksdb.Family;
import parley.adapter.rocksdb.Mutation;
import parley.kernel.Cid;
import parley.messaging.domain.FanOutJob;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.AppendResult;
import parley.messaging.port.out.CidLocation;

/// Writes the rows of an append, unless one of its cids is stored elsewhere, records its jobs and raises the heads.
final class AppendMutation extends Mutation {
    private static final AppendResult COMMITTED = new AppendResult.Committed();

    private final Append append;
    private final byte[][] logKeys;
    private final byte[][] logValues;
    private final byte[][] dedupKeys;
    private final HeadsMutation heads;
    private AppendResult result = COMMITTED;

    AppendMutation(Append append) {
        this.append = append;
        List<LogEntry> entries = append.entries();
        logKeys = new byte[entries.size()][];
        logValues = new byte[entries.size()][];
        dedupKeys = new byte[entries.size()][];
        for (int i = 0; i < entries.size(); i++) {
            LogEntry entry = entries.get(i);
            logKeys[i] = Keys.log(entry.conversation(), entry.seq());
            logValues[i] = LogRow.encode(entry);
            dedupKeys[i] = Keys.dedup(entry.sender(), entry.cid());
        }
        heads = new HeadsMutation(append.epoch(), append.heads());
    }

    AppendResult result() {
        return result;
    }

    @Override
    protected void apply(Batch batch) {
        boolean[] present = new boolean[logKeys.length];
        Set<Cid> taken = examine(batch, present);
        if (!taken.isEmpty()) {
            result = new AppendResult.CidsTaken(taken);
            return;
        }
        result = COMMITTED;
        for (int i = 0; i < logKeys.length; i++) {
            if (!present[i]) {
                LogEntry entry = append.entries().get(i);
                batch.put(Family.LOG, logKeys[i], logValues[i]);
                batch.put(Family.DEDUP, dedupKeys[i], DedupRow.encode(entry.conversation(), entry.seq()));
            }
        }
        for (FanOutJob job : append.jobs()) {
            batch.put(Family.OUTBOX, OutboxRow.key(job), OutboxRow.encode(job));
        }
        heads.apply(batch);
    }

    /// Finds the entries that are stored already: here, which makes a repeat that is left as it is (it may
    /// have been erased since), or elsewhere, which makes the cid taken.
    private Set<Cid> examine(Batch batch, boolean[] present) {
        Set<Cid> taken = Set.of();
        for (int i = 0; i < dedupKeys.length; i++) {
            Optional<byte[]> hit = batch.find(Family.DEDUP, dedupKeys[i]);
            if (hit.isEmpty()) {
                continue;
            }
            LogEntry entry = append.entries().get(i);
            CidLocation location = DedupRow.decode(hit.get());
            if (!holds(batch, location, entry)) {
                continue;
            }
            if (location.seq() == entry.seq() && location.conversation().equals(entry.conversation())) {
                present[i] = true;
            } else {
                taken = taken.isEmpty() ? new HashSet<>() : taken;
                taken.add(entry.cid());
            }
        }
        return taken;
    }

    /// Whether the row that a dedup row points to has the cid. It has not if it was beyond the valid tail and
    /// was overwritten.
    private static boolean holds(Batch batch, CidLocation location, LogEntry entry) {
        byte[] key = Keys.log(location.conversation(), location.seq());
        return batch.find(Family.LOG, key)
                .map(value -> LogRow.decode(key, value))
                .filter(row -> row.sender().equals(entry.sender()) && row.cid().equals(entry.cid()))
                .isPresent();
    }
}
