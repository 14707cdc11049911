package parley.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import parley.adapter.rocksdb.RocksDbConfig;

/// Reads [RocksDbConfig].
final class RocksDbSection implements Section<RocksDbConfig> {
    /// Of the store, inside the data directory.
    private static final String DIRECTORY = "messages";

    private static final Form<Integer> COUNT = Form.number(1, Integer.MAX_VALUE);

    private static final Key<Integer> WAITING_WRITES = new Key<>(
            "rocksdb.waiting-writes",
            "65536",
            COUNT,
            "Most writes that may wait to be committed; more are refused as unavailable.");
    private static final Key<Integer> BATCH_WRITES =
            new Key<>("rocksdb.batch-writes", "4096", COUNT, "Most writes that share one sync of the disk.");
    private static final Key<Integer> BATCH_BYTES = new Key<>(
            "rocksdb.batch-bytes",
            "4MiB",
            Form.SMALL_SIZE,
            "A batch takes no further write beyond this size, at most 512 MiB.");
    private static final Key<Duration> COMMIT_GATHER = new Key<>(
            "rocksdb.commit-gather",
            "1ms",
            Form.DURATION_OF,
            "How long a commit waits for more writes when many arrive, at most 1 s; 0us never waits.");
    private static final Key<Integer> RECENT_VALUES = new Key<>(
            "rocksdb.recent-values",
            "65536",
            Form.number(0, Integer.MAX_VALUE),
            "Values remembered to decide maxima without a read, about 200 bytes each.");
    private static final Key<Integer> READER_THREADS =
            new Key<>("rocksdb.reader-threads", "4", Form.number(1, 1_024), "Threads for reads that must go to disk.");
    private static final Key<Integer> WAITING_READS = new Key<>(
            "rocksdb.waiting-reads",
            "4096",
            COUNT,
            "Most reads that may wait for those threads; more are refused as unavailable.");
    private static final Key<Long> BLOCK_CACHE_BYTES = new Key<>(
            "rocksdb.block-cache-bytes",
            "64MiB",
            Form.SIZE_OF,
            "Memory for blocks, indexes and filters, outside of Java's heap.");
    private static final Key<Long> WRITE_BUFFER_BYTES =
            new Key<>("rocksdb.write-buffer-bytes", "16MiB", Form.SIZE_OF, "Size of one write buffer of a busy table.");
    private static final Key<Long> WRITE_BUFFERS_BYTES = new Key<>(
            "rocksdb.write-buffers-bytes",
            "128MiB",
            Form.SIZE_OF,
            "Limit of all write buffers together, outside of Java's heap.");
    private static final Key<Long> WAL_BYTES = new Key<>(
            "rocksdb.wal-bytes",
            "64MiB",
            Form.SIZE_OF,
            "Write-ahead log beyond which buffers are flushed; bounds the start after a crash.");
    private static final Key<Integer> OPEN_FILES = new Key<>(
            "rocksdb.open-files", "512", COUNT, "Most table files kept open, at least 64; each needs a descriptor.");
    private static final Key<Integer> BACKGROUND_JOBS =
            new Key<>("rocksdb.background-jobs", "2", Form.number(1, 64), "Threads for flushes and compactions.");
    private static final Key<Duration> REOPEN_DELAY = new Key<>(
            "rocksdb.reopen-delay",
            "1s",
            Form.DURATION_OF,
            "Pause between attempts to reopen the store after a failed write, at most 1 minute.");

    @Override
    public String name() {
        return "rocksdb";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(
                WAITING_WRITES,
                BATCH_WRITES,
                BATCH_BYTES,
                COMMIT_GATHER,
                RECENT_VALUES,
                READER_THREADS,
                WAITING_READS,
                BLOCK_CACHE_BYTES,
                WRITE_BUFFER_BYTES,
                WRITE_BUFFERS_BYTES,
                WAL_BYTES,
                OPEN_FILES,
                BACKGROUND_JOBS,
                REOPEN_DELAY);
    }

    @Override
    public RocksDbConfig read(Values values) {
        Path directory = values.get(ServerSection.DATA_DIRECTORY).resolve(DIRECTORY);
        return new RocksDbConfig(
                directory,
                values.get(WAITING_WRITES),
                values.get(BATCH_WRITES),
                values.get(BATCH_BYTES),
                values.get(COMMIT_GATHER),
                values.get(RECENT_VALUES),
                values.get(READER_THREADS),
                values.get(WAITING_READS),
                values.get(BLOCK_CACHE_BYTES),
                values.get(WRITE_BUFFER_BYTES),
                values.get(WRITE_BUFFERS_BYTES),
                values.get(WAL_BYTES),
                values.get(OPEN_FILES),
                values.get(BACKGROUND_JOBS),
                values.get(REOPEN_DELAY));
    }
}
