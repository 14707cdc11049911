package parley.adapter.rocksdb;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.ReadTier;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Statistics;
import org.rocksdb.StatsLevel;
import org.rocksdb.Status;
import org.rocksdb.TickerType;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// One opening of the native database. Whoever closes it makes sure that nobody is inside.
final class Database implements AutoCloseable {
    private static final byte[] DEFAULT_FAMILY = RocksDB.DEFAULT_COLUMN_FAMILY;

    private final List<AbstractNativeReference> owned = new ArrayList<>();
    private final Map<Family, ColumnFamilyHandle> handles = new EnumMap<>(Family.class);
    private final Map<Family, Integer> ids = new EnumMap<>(Family.class);
    private final RocksDB db;
    private final Statistics statistics;
    private final WriteOptions synced;
    private final WriteOptions unsynced;
    private final ReadOptions memoryOnly;
    private final ReadOptions anywhere;
    private final ReadOptions wholeFamily;

    private final boolean cut;

    private Database(RocksDbConfig config, WALRecoveryMode recovery, boolean readOnly) throws RocksDBException {
        cut = recovery == WALRecoveryMode.PointInTimeRecovery;
        RocksDB.loadLibrary();
        try {
            statistics = own(new Statistics());
            statistics.setStatsLevel(StatsLevel.EXCEPT_DETAILED_TIMERS);
            Set<Family> absent = absent(config);
            boolean upgrade = absent.stream().allMatch(Family::isLater);
            DBOptions options =
                    own(DatabaseOptions.of(config, recovery, upgrade)).setStatistics(statistics);
            List<Family> families = new ArrayList<>(List.of(Family.values()));
            if (readOnly && upgrade) {
                families.removeAll(absent);
            }
            List<ColumnFamilyHandle> opened = new ArrayList<>();
            String path = config.directory().toString();
            db = readOnly
                    ? RocksDB.openReadOnly(options, path, descriptors(config, families), opened)
                    : RocksDB.open(options, path, descriptors(config, families), opened);
            opened.forEach(this::own);
            Iterator<ColumnFamilyHandle> next = opened.iterator();
            next.next();
            for (Family family : families) {
                ColumnFamilyHandle handle = next.next();
                handles.put(family, handle);
                ids.put(family, handle.getID());
            }
            synced = own(new WriteOptions()).setSync(true);
            unsynced = own(new WriteOptions()).setSync(false);
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
        return recover(config, false);
    }

    /// Opens the database as it is, and leaves it so.
    static Database openReadOnly(RocksDbConfig config) throws RocksDBException {
        return recover(config, true);
    }

    private static Database recover(RocksDbConfig config, boolean readOnly) throws RocksDBException {
        try {
            return new Database(config, WALRecoveryMode.TolerateCorruptedTailRecords, readOnly);
        } catch (RocksDBException failed) {
            if (failed.getStatus() == null || failed.getStatus().getCode() != Status.Code.Corruption) {
                throw failed;
            }
            return new Database(config, WALRecoveryMode.PointInTimeRecovery, readOnly);
        }
    }

    /// Whether the write-ahead log had more wrong with it than an unfinished last record, and was cut there.
    boolean cut() {
        return cut;
    }

    /// The families that a store does not have; all of them if there is none yet.
    private static Set<Family> absent(RocksDbConfig config) throws RocksDBException {
        Set<Family> absent = EnumSet.allOf(Family.class);
        if (Files.exists(config.directory().resolve("CURRENT"))) {
            try (Options options = new Options()) {
                for (byte[] name :
                        RocksDB.listColumnFamilies(options, config.directory().toString())) {
                    absent.removeIf(family -> Arrays.equals(family.nativeName(), name));
                }
            }
        }
        return absent;
    }

    private List<ColumnFamilyDescriptor> descriptors(RocksDbConfig config, List<Family> families) {
        Cache cache = own(new LRUCache(config.blockCacheBytes()));
        BloomFilter bloom = own(FamilyOptions.bloom());
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        descriptors.add(new ColumnFamilyDescriptor(DEFAULT_FAMILY, own(new ColumnFamilyOptions())));
        for (Family family : families) {
            ColumnFamilyOptions options = own(FamilyOptions.of(family, config, cache, bloom));
            descriptors.add(new ColumnFamilyDescriptor(family.nativeName(), options));
        }
        return descriptors;
    }

    private <T extends AbstractNativeReference> T own(T reference) {
        owned.add(reference);
        return reference;
    }

    /// Whether the store has the family: always, but when one of an earlier version is only looked at.
    boolean has(Family family) {
        return handles.containsKey(family);
    }

    int id(Family family) {
        return of(ids, family);
    }

    /// Writes and syncs a serialised batch.
    void write(byte[] batch, BatchWriter writer) throws RocksDBException {
        write(batch, true, writer);
    }

    /// Writes a serialised batch.
    ///
    /// @param sync whether it is durable on return; otherwise it becomes so with the next one that is
    void write(byte[] batch, boolean sync, BatchWriter writer) throws RocksDBException {
        try (WriteBatch records = new WriteBatch(batch)) {
            writer.write(db, sync ? synced : unsynced, records);
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
