package parley.adapter.rocksdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.ReadOptions;
import org.rocksdb.ReadTier;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Statistics;
import org.rocksdb.StatsLevel;
import org.rocksdb.TickerType;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// One opening of the native database. Whoever closes it makes sure that nobody is inside.
///
/// Why its write-ahead log is recovered to a point in time: a batch is written only after the one before it
/// was synced, so that all synced batches precede whatever a crash left unsynced. Power loss may leave any
/// pages of the unsynced rest, not just its beginning; `TolerateCorruptedTailRecords` would refuse to start
/// on such a rest and `AbsoluteConsistency` on any. Recovery to a point in time cuts at the first invalid
/// record, which keeps everything that was acknowledged. Logs that were closed are listed in the manifest
/// with their synced size, so that a missing or shortened one stops the start.
///
/// Recovery flushes what it replayed into table files (`avoid_flush_during_recovery` stays false): after a
/// failed sync the kernel may show pages that never reached the disk, and this writes them anew.
final class Database implements AutoCloseable {
    private static final long INFO_LOG_BYTES = 4L * 1024 * 1024;
    private static final int INFO_LOGS = 4;
    private static final long MANIFEST_BYTES = 16L * 1024 * 1024;
    /// Table files are written out steadily, so that a sync of the log seldom waits behind a whole file.
    private static final long TABLE_BYTES_PER_SYNC = 1024L * 1024;

    private static final byte[] DEFAULT_FAMILY = RocksDB.DEFAULT_COLUMN_FAMILY;

    private final List<AbstractNativeReference> owned = new ArrayList<>();
    private final Map<Family, ColumnFamilyHandle> handles = new EnumMap<>(Family.class);
    private final Map<Family, Integer> ids = new EnumMap<>(Family.class);
    private final RocksDB db;
    private final Statistics statistics;
    private final WriteOptions synced;
    private final ReadOptions memoryOnly;
    private final ReadOptions anywhere;
    private final ReadOptions wholeFamily;

    private Database(RocksDbConfig config, boolean readOnly) throws RocksDBException {
        RocksDB.loadLibrary();
        try {
            statistics = own(new Statistics());
            statistics.setStatsLevel(StatsLevel.EXCEPT_DETAILED_TIMERS);
            DBOptions options = own(options(config)).setStatistics(statistics);
            List<ColumnFamilyHandle> opened = new ArrayList<>();
            String path = config.directory().toString();
            db = readOnly
                    ? RocksDB.openReadOnly(options, path, descriptors(config), opened)
                    : RocksDB.open(options, path, descriptors(config), opened);
            opened.forEach(this::own);
            Iterator<ColumnFamilyHandle> next = opened.iterator();
            next.next();
            for (Family family : Family.values()) {
                ColumnFamilyHandle handle = next.next();
                handles.put(family, handle);
                ids.put(family, handle.getID());
            }
            synced = own(new WriteOptions()).setSync(true);
            memoryOnly = own(new ReadOptions()).setPrefixSameAsStart(true).setReadTier(ReadTier.BLOCK_CACHE_TIER);
            anywhere = own(new ReadOptions()).setPrefixSameAsStart(true);
            wholeFamily = own(new ReadOptions()).setTotalOrderSeek(true).setFillCache(false);
        } catch (RocksDBException | RuntimeException failed) {
            release();
            throw failed;
        }
    }

    /// Opens the database, or creates one in an empty directory. Takes as long as replaying its write-ahead
    /// log.
    static Database open(RocksDbConfig config) throws RocksDBException {
        return new Database(config, false);
    }

    /// Opens the database as it is, beside a process that may be using it.
    static Database openReadOnly(RocksDbConfig config) throws RocksDBException {
        return new Database(config, true);
    }

    private static DBOptions options(RocksDbConfig config) {
        boolean fresh = isFresh(config.directory());
        return new DBOptions()
                .setCreateIfMissing(fresh)
                .setCreateMissingColumnFamilies(fresh)
                .setParanoidChecks(true)
                .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
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

    private List<ColumnFamilyDescriptor> descriptors(RocksDbConfig config) {
        Cache cache = own(new LRUCache(config.blockCacheBytes()));
        BloomFilter bloom = own(FamilyOptions.bloom());
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        descriptors.add(new ColumnFamilyDescriptor(DEFAULT_FAMILY, own(new ColumnFamilyOptions())));
        for (Family family : Family.values()) {
            ColumnFamilyOptions options = own(FamilyOptions.of(family, config, cache, bloom));
            descriptors.add(new ColumnFamilyDescriptor(family.nativeName(), options));
        }
        return descriptors;
    }

    private <T extends AbstractNativeReference> T own(T reference) {
        owned.add(reference);
        return reference;
    }

    int id(Family family) {
        return of(ids, family);
    }

    /// Writes and syncs a serialised batch.
    void write(byte[] batch, BatchWriter writer) throws RocksDBException {
        try (WriteBatch records = new WriteBatch(batch)) {
            writer.write(db, synced, records);
        }
    }

    Optional<byte[]> get(Family family, byte[] key) throws RocksDBException {
        return get(family, key, anywhere);
    }

    Optional<byte[]> get(Family family, byte[] key, ReadOptions options) throws RocksDBException {
        return Optional.ofNullable(db.get(handle(family), options, key));
    }

    RocksIterator iterator(Family family, ReadOptions options) {
        return db.newIterator(handle(family), options);
    }

    /// Answers from write buffers and block cache or not at all.
    View memory() {
        return new View(this, memoryOnly);
    }

    /// Reads from disk what is not in memory.
    View disk() {
        return new View(this, anywhere);
    }

    /// Scans across prefixes, without displacing the cache.
    View whole() {
        return new View(this, wholeFamily);
    }

    /// Reads every file and compares checksums.
    void verifyChecksums() {
        try {
            db.verifyChecksum();
        } catch (RocksDBException failed) {
            throw new NativeFailure(failed);
        }
    }

    /// Syncs of the write-ahead log since opening, as RocksDB counts them.
    long walSyncs() {
        return statistics.getTickerCount(TickerType.WAL_FILE_SYNCED);
    }

    /// Writes everything into table files, so that the next start has no log to replay.
    void flush() {
        try (FlushOptions wait = new FlushOptions().setWaitForFlush(true)) {
            db.flush(wait, List.copyOf(handles.values()));
        } catch (RocksDBException failed) {
            throw new NativeFailure(failed);
        }
    }

    @Override
    public void close() {
        for (ColumnFamilyHandle handle : handles.values()) {
            handle.close();
        }
        db.close();
        release();
    }

    private void release() {
        for (AbstractNativeReference reference : owned.reversed()) {
            reference.close();
        }
    }

    private ColumnFamilyHandle handle(Family family) {
        return of(handles, family);
    }

    private static <T> T of(Map<Family, T> byFamily, Family family) {
        T value = byFamily.get(family);
        if (value == null) {
            throw new IllegalStateException("family " + family + " is not open");
        }
        return value;
    }
}
