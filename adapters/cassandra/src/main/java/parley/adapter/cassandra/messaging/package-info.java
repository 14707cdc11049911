/// Messaging's stores in Cassandra: statements, rows, and the order of the writes of an append.
///
/// An append is 1. one batch of log rows in one partition, and one row per cid, at the same time; 2. the
/// fence; 3. one row per head, and the job of a large group. Everything carries a logical timestamp
/// ([LogicalTime]), so that it may be repeated, and so that what a former owner sent loses against what its
/// successor wrote, whichever arrives last.
@NullMarked
package parley.adapter.cassandra.messaging;

import org.jspecify.annotations.NullMarked;
