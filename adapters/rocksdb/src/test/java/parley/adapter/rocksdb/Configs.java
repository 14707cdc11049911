package parley.adapter.rocksdb;

import java.time.Duration;

/// Configurations that only tests have.
public final class Configs {
    private Configs() {}

    /// The same as `base` with another [RocksDbConfig#commitGather].
    public static RocksDbConfig gathering(RocksDbConfig base, Duration gather) {
        return new RocksDbConfig(
                base.directory(),
                base.waitingWrites(),
                base.batchWrites(),
                base.batchBytes(),
                gather,
                base.recentValues(),
                base.readerThreads(),
                base.waitingReads(),
                base.blockCacheBytes(),
                base.writeBufferBytes(),
                base.writeBuffersBytes(),
                base.walBytes(),
                base.openFiles(),
                base.backgroundJobs(),
                base.reopenDelay());
    }
}
