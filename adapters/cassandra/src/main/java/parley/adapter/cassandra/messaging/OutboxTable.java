package parley.adapter.cassandra.messaging;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import parley.adapter.cassandra.CassandraStore;
import parley.adapter.cassandra.Columns;
import parley.kernel.ConversationId;
import parley.messaging.domain.FanOutJob;

/// Jobs, [#CHUNK] seqs of a conversation to a partition, and an index of the partitions that may hold some.
///
/// A deletion has the timestamp of what it deletes: it removes that job and no later one, in whatever order
/// they arrive. A partition leaves the index with the timestamp of the last job that it held, so a job that
/// is recorded at the same time stays listed. That is right because a conversation's jobs are recorded one
/// after the other: the job comes first, then the index, and only then the next append.
final class OutboxTable {
    private static final long CHUNK = 1_000;
    private static final int SLICES = 64;

    private final CassandraStore store;
    private final PreparedStatement insert;
    private final PreparedStatement delete;
    private final PreparedStatement select;
    private final PreparedStatement enter;
    private final PreparedStatement leave;
    private final PreparedStatement slice;

    private record Chunk(ConversationId conversation, long number) {
        static Chunk of(FanOutJob job) {
            return new Chunk(job.conversation(), job.last() / CHUNK);
        }

        int slice() {
            return Math.floorMod(conversation.hashCode(), SLICES);
        }
    }

    private record Indexed(Chunk chunk, long time) {}

    OutboxTable(CassandraStore store) {
        this.store = store;
        insert = store.prepareWrite("INSERT INTO %s.outbox_jobs (conversation, chunk, last, epoch, first, at, ordinal,"
                + " last_countable) VALUES (?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?");
        delete = store.prepareWrite("DELETE FROM %s.outbox_jobs USING TIMESTAMP ?"
                + " WHERE conversation = ? AND chunk = ? AND last = ? AND epoch = ?");
        select = store.prepareRead("SELECT last, epoch, first, at, ordinal, last_countable FROM %s.outbox_jobs"
                + " WHERE conversation = ? AND chunk = ? LIMIT ?");
        enter = store.prepareWrite(
                "INSERT INTO %s.outbox (slice, conversation, chunk, last) VALUES (?, ?, ?, ?) USING TIMESTAMP ?");
        leave = store.prepareWrite(
                "DELETE FROM %s.outbox USING TIMESTAMP ?" + " WHERE slice = ? AND conversation = ? AND chunk = ?");
        slice = store.prepareRead("SELECT conversation, chunk, WRITETIME(last) FROM %s.outbox WHERE slice = ?");
    }

    /// To be stored before [#enter].
    List<BoundStatement> insert(List<FanOutJob> jobs) {
        return jobs.stream()
                .map(job -> insert.bind(
                        job.conversation().value(),
                        Chunk.of(job).number(),
                        job.last(),
                        job.epoch(),
                        job.first(),
                        job.at(),
                        job.ordinal(),
                        job.lastCountable(),
                        time(job)))
                .toList();
    }

    List<BoundStatement> enter(List<FanOutJob> jobs) {
        return jobs.stream()
                .map(job -> {
                    Chunk chunk = Chunk.of(job);
                    return enter.bind(
                            chunk.slice(), chunk.conversation().value(), chunk.number(), job.last(), time(job));
                })
                .toList();
    }

    List<FanOutJob> list(int limit) {
        List<FanOutJob> jobs = new ArrayList<>();
        for (int number = 0; number < SLICES && jobs.size() < limit; number++) {
            for (Indexed indexed : indexed(number)) {
                if (jobs.size() == limit) {
                    break;
                }
                List<FanOutJob> found = jobs(indexed.chunk(), limit - jobs.size());
                if (found.isEmpty()) {
                    store.write(leave(indexed));
                }
                jobs.addAll(found);
            }
        }
        return jobs;
    }

    void remove(List<FanOutJob> jobs) {
        Map<Chunk, List<FanOutJob>> byChunk = jobs.stream().collect(Collectors.groupingBy(Chunk::of));
        List<Statement<?>> deletions = new ArrayList<>();
        byChunk.values()
                .forEach(removed -> deletions.add(
                        CassandraStore.batch(removed.stream().map(this::delete).toList())));
        store.writeAll(deletions);
        List<Statement<?>> emptied = new ArrayList<>();
        byChunk.forEach((chunk, removed) -> {
            if (jobs(chunk, 1).isEmpty()) {
                long last = removed.stream().mapToLong(OutboxTable::time).max().orElseThrow();
                emptied.add(leave(new Indexed(chunk, last)));
            }
        });
        store.writeAll(emptied);
    }

    private List<Indexed> indexed(int number) {
        return store.read(slice.bind(number)).stream()
                .map(row -> new Indexed(
                        new Chunk(new ConversationId(Columns.uuid(row, 0)), row.getLong(1)), row.getLong(2)))
                .toList();
    }

    private List<FanOutJob> jobs(Chunk chunk, int limit) {
        return store.read(select.bind(chunk.conversation().value(), chunk.number(), limit)).stream()
                .map(row -> job(chunk.conversation(), row))
                .toList();
    }

    private BoundStatement delete(FanOutJob job) {
        return delete.bind(time(job), job.conversation().value(), Chunk.of(job).number(), job.last(), job.epoch());
    }

    private BoundStatement leave(Indexed indexed) {
        Chunk chunk = indexed.chunk();
        return leave.bind(indexed.time(), chunk.slice(), chunk.conversation().value(), chunk.number());
    }

    private static FanOutJob job(ConversationId conversation, Row row) {
        return new FanOutJob(
                conversation,
                row.getLong(1),
                row.getLong(2),
                row.getLong(0),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5));
    }

    private static long time(FanOutJob job) {
        return LogicalTime.of(job.epoch(), job.last());
    }
}
