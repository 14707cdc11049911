package parley.adapter.rocksdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.RocksDB;
import org.rocksdb.WALRecoveryMode;

/// Options of the database as a whole.
///
/// How the write-ahead log is recovered. A batch is written only after the one before it was synced, or is synced
/// along with it, so everything that was acknowledged as durable precedes whatever a crash left unsynced. A killed
/// process leaves an unfinished last record, which `TolerateCorruptedTailRecords` cuts. Power loss may leave any
/// pages of the unsynced rest, and then only `PointInTimeRecovery` starts: it cuts at the first invalid record. It
/// would cut there as well if the medium damaged what was synced; therefore it is the second attempt, and one that
/// is reported. `AbsoluteConsistency` would not start after any crash. Logs that were closed are listed in
/// the manifest with their size, so that one that is missing or shortened stops the start in every mode.
///
/// Recovery flushes what it replayed into table files (`avoid_flush_during_recovery` stays false): after a
/// failed sync the kernel may show pages that never reached the disk, and this writes them anew.
final class DatabaseOptions {
    private static final long INFO_LOG_BYTES = 4L * 1024 * 1024;
    private static final int INFO_LOGS = 4;
    private static final long MANIFEST_BYTES = 16L * 1024 * 1024;
    /// Table files are written out steadily, so that a sync of the log seldom waits behind a whole file.
    private static final long TABLE_BYTES_PER_SYNC = 1024L * 1024;

    private DatabaseOptions() {}

    /// @param upgrade whether families may be missing that earlier versions did not have
    static DBOptions of(RocksDbConfig config, WALRecoveryMode recovery, boolean upgrade) {
        boolean fresh = isFresh(config.directory());
        return trackingLogs()
                .setCreateIfMissing(fresh)
                .setCreateMissingColumnFamilies(fresh || upgrade)
                .setParanoidChecks(true)
                .setWalRecoveryMode(recovery)
                .setMaxTotalWalSize(config.walBytes())
                .setDbWriteBufferSize(config.writeBuffersBytes())
                .setMaxOpenFiles(config.openFiles())
                .setMaxBackgroundJobs(config.backgroundJobs())
                .setAllowConcurrentMemtableWrite(false)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(INFO_LOG_BYTES)
                .setKeepLogFileNum(INFO_LOGS)
                .setMaxManifestFileSize(MANIFEST_BYTES)
                .setBytesPerSync(TABLE_BYTES_PER_SYNC)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0);
    }

    /// An option that has no method of its own in Java.
    private static DBOptions trackingLogs() {
        RocksDB.loadLibrary();
        Properties properties = new Properties();
        properties.setProperty("track_and_verify_wals_in_manifest", "true");
        DBOptions options = DBOptions.getDBOptionsFromProps(properties);
        if (options == null) {
            throw new IllegalStateException("RocksDB does not know " + properties.stringPropertyNames());
        }
        return options;
    }

    /// Whether nothing was ever stored here. A database that lost its `CURRENT` must not be mistaken for none
    /// and created anew.
    private static boolean isFresh(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .noneMatch(name -> name.equals("CURRENT") || name.endsWith(".sst") || name.endsWith(".log"));
        } catch (IOException absent) {
            return false;
        }
    }
}
