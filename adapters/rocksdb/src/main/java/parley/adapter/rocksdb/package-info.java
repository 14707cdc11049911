/// Keeps Parley's embedded RocksDB: opening and locking the directory, the column families, the one thread
/// that commits, reads, health.
///
/// The main path of a write: 1. a caller, usually a virtual thread, hands a [Mutation] to
/// [RocksDbStore#write] and parks; 2. the committer, one platform thread, takes everything that waits and
/// lets each mutation look and write through a [Batch]; 3. the batch becomes one native write with one sync
/// of the write-ahead log; 4. only then every caller of the batch is woken.
///
/// Invariants: nobody is told of a write before its sync, unless it may be forgotten ([Mutation#durable]);
/// decisions on current values (maxima, duplicates) are taken on the committer only, where they cannot race; a failed
/// write or sync is never repeated on the
/// open database, because the kernel may have dropped the unwritten pages: everybody waiting is told
/// "unavailable", the database is closed, opened anew and read again.
///
/// Nothing here knows what is stored; rows and keys belong to the packages beneath.
@NullMarked
package parley.adapter.rocksdb;

import org.jspecify.annotations.NullMarked;
