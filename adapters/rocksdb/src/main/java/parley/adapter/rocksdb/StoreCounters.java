package parley.adapter.rocksdb;

/// What the committer has done since the store was opened.
///
/// @param batches native writes, each with one sync of the write-ahead log, unless none of its mutations has to be
/// durable
/// @param writes mutations that were committed with them
/// @param bytes size of these batches
/// @param waiting mutations that wait now
public record StoreCounters(long batches, long writes, long bytes, long waiting) {}
