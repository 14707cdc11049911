/// Keeps Parley's session with Cassandra: connecting, consistency, prepared statements, how many requests are
/// under way, schema and its migrations.
///
/// The main path of a request: 1. a caller, usually a virtual thread, binds a statement that was prepared
/// when the store was opened; 2. it takes one of [CassandraConfig#inFlight] places, or waits for one; 3. the
/// driver sends it and repeats it if that may help ([IdempotentRetryPolicy]); reads that take long are sent
/// to another replica as well; 4. the caller wakes with rows, or with a [CassandraException] that says
/// whether the outcome is unknown.
///
/// Invariants: whatever is read or written goes through a majority of replicas ([Consistency]); every write
/// that is not conditional carries its own timestamp and sets all columns that belong together, so that it
/// may be repeated and overtaken at will; only an answer of the server, and only to the first attempt, counts
/// as a refusal.
///
/// Nothing here knows what is stored but the schema; statements and rows belong to the packages beneath.
@NullMarked
package parley.adapter.cassandra;

import org.jspecify.annotations.NullMarked;
