package parley.adapter.cassandra;

/// What a store did since it was opened.
///
/// @param reads requests that read, further pages included
/// @param writes requests that write; a batch is one
/// @param changes conditional changes
/// @param failures requests that failed, for whatever reason
/// @param inFlight requests under way now
/// @param waiting callers that wait now for a place among these
public record CassandraCounters(long reads, long writes, long changes, long failures, int inFlight, int waiting) {}
