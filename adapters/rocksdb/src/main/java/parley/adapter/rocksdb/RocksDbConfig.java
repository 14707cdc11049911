package parley.adapter.rocksdb;

import java.nio.file.Path;
import java.time.Duration;

/// Configuration of the embedded store. Durability is not configurable: every commit is synced.
///
/// @param directory where the store lives; created if absent
/// @param waitingWrites most writes that may wait for the committer; more are refused as unavailable (default
/// 65,536)
/// @param batchWrites most writes in one batch (default 4,096)
/// @param batchBytes a batch takes no further write beyond this size, in bytes (default 4 MiB)
/// @param commitGather how long at most the committer waits for as many writes as the last batch had, when
/// fewer wait and that batch had at least 8; zero never waits (default 1 ms: larger batches for little more
/// than that delay)
/// @param recentValues values that the committer remembers, to decide maxima without a read; about 200 bytes
/// each (default 65,536)
/// @param readerThreads platform threads for reads that must go to disk (default 4)
/// @param waitingReads most reads that may wait for those threads; more are refused as unavailable (default
/// 4,096)
/// @param blockCacheBytes cache of blocks, indexes and filters, uncompressed (default 64 MiB)
/// @param writeBufferBytes size of one write buffer of a busy column family (default 16 MiB)
/// @param writeBuffersBytes limit of all write buffers together (default 128 MiB)
/// @param walBytes size of the write-ahead log beyond which buffers are flushed; bounds the start after a
/// crash (default 64 MiB)
/// @param openFiles most table files kept open (default 512)
/// @param backgroundJobs native threads for flushes and compactions (default 2)
/// @param reopenDelay pause between attempts to reopen after a failed write (default 1 s)
public record RocksDbConfig(
        Path directory,
        int waitingWrites,
        int batchWrites,
        int batchBytes,
        Duration commitGather,
        int recentValues,
        int readerThreads,
        int waitingReads,
        long blockCacheBytes,
        long writeBufferBytes,
        long writeBuffersBytes,
        long walBytes,
        int openFiles,
        int backgroundJobs,
        Duration reopenDelay) {
    private static final long MIB = 1024L * 1024;
    private static final int MAX_BATCH_BYTES = 1 << 29;
    private static final int MIN_OPEN_FILES = 64;

    public RocksDbConfig {
        require("waitingWrites", waitingWrites, 1, Integer.MAX_VALUE);
        require("batchWrites", batchWrites, 1, Integer.MAX_VALUE);
        require("batchBytes", batchBytes, 1, MAX_BATCH_BYTES);
        require("commitGather (microseconds)", commitGather.toNanos() / 1000, 0, 1_000_000);
        require("recentValues", recentValues, 0, Integer.MAX_VALUE);
        require("readerThreads", readerThreads, 1, 1024);
        require("waitingReads", waitingReads, 1, Integer.MAX_VALUE);
        require("blockCacheBytes", blockCacheBytes, MIB, Long.MAX_VALUE);
        require("writeBufferBytes", writeBufferBytes, MIB / 16, Long.MAX_VALUE);
        require("writeBuffersBytes", writeBuffersBytes, writeBufferBytes, Long.MAX_VALUE);
        require("walBytes", walBytes, MIB, Long.MAX_VALUE);
        require("openFiles", openFiles, MIN_OPEN_FILES, Integer.MAX_VALUE);
        require("backgroundJobs", backgroundJobs, 1, 64);
        require("reopenDelay (milliseconds)", reopenDelay.toMillis(), 1, 60_000);
    }

    /// The documented defaults for a store in `directory`.
    public static RocksDbConfig defaults(Path directory) {
        return new RocksDbConfig(
                directory,
                65_536,
                4_096,
                (int) (4 * MIB),
                Duration.ofMillis(1),
                65_536,
                4,
                4_096,
                64 * MIB,
                16 * MIB,
                128 * MIB,
                64 * MIB,
                512,
                2,
                Duration.ofSeconds(1));
    }

    private static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + ".." + most + ")");
        }
    }
}
