/// Messaging's stores on RocksDB: log with dedup rows, inbox heads and recorded jobs, conversations, inboxes,
/// cursors, receipts.
///
/// `…Row` encode and decode values; each value begins with the version of its format. [Keys] builds keys.
/// Every write is a mutation that the committer decides: maxima, logical timestamps of heads, duplicates of
/// cids.
@NullMarked
package parley.adapter.rocksdb.messaging;

import org.jspecify.annotations.NullMarked;
