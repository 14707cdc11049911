/// Stores the message log, inbox, cursors and receipts in an embedded RocksDB.
@NullMarked
package parley.adapter.rocksdb;

import org.jspecify.annotations.NullMarked;
