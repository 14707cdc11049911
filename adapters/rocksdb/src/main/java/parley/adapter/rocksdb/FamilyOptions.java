package parley.adapter.rocksdb;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;

/// Tunes the column families.
///
/// - Bloom filters of 10 bits a key everywhere, whole key and prefix: about one in a hundred absent keys
/// costs a block read.
/// - `dedup` is asked for an absent key with every message; a bloom filter of the write buffer too answers in
/// half a microsecond.
/// - Indexes and filters live in the block cache, so that its limit bounds them too.
/// - LZ4 where data is young, Zstandard on the last level, where most of it ends; ids and dedup rows do not
/// compress.
final class FamilyOptions {
    private static final double BLOOM_BITS = 10;
    private static final double MEMTABLE_BLOOM_RATIO = 0.05;
    private static final long BLOCK_BYTES = 8 * 1024;
    private static final int WRITE_BUFFERS = 4;
    private static final int SMALL_DIVISOR = 4;

    private FamilyOptions() {}

    static ColumnFamilyOptions of(Family family, RocksDbConfig config, Cache cache, BloomFilter bloom) {
        ColumnFamilyOptions options = new ColumnFamilyOptions()
                .setTableFormatConfig(table(cache, bloom))
                .setMaxWriteBufferNumber(WRITE_BUFFERS)
                .setLevelCompactionDynamicLevelBytes(true)
                .setParanoidFileChecks(true)
                .setForceConsistencyChecks(true);
        if (family.prefixBytes() > 0) {
            options.useFixedLengthPrefixExtractor(family.prefixBytes());
        }
        return switch (family.shape()) {
            case LARGE ->
                options.setWriteBufferSize(config.writeBufferBytes())
                        .setCompressionType(CompressionType.LZ4_COMPRESSION)
                        .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION);
            case POINT ->
                options.setWriteBufferSize(config.writeBufferBytes())
                        .setCompressionType(CompressionType.NO_COMPRESSION)
                        .setMemtableWholeKeyFiltering(true)
                        .setMemtablePrefixBloomSizeRatio(MEMTABLE_BLOOM_RATIO);
            case SMALL ->
                options.setWriteBufferSize(config.writeBufferBytes() / SMALL_DIVISOR)
                        .setCompressionType(CompressionType.LZ4_COMPRESSION);
        };
    }

    static BloomFilter bloom() {
        return new BloomFilter(BLOOM_BITS, false);
    }

    private static BlockBasedTableConfig table(Cache cache, BloomFilter bloom) {
        return new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(BLOCK_BYTES)
                .setFilterPolicy(bloom)
                .setWholeKeyFiltering(true)
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                .setPinL0FilterAndIndexBlocksInCache(true);
    }
}
