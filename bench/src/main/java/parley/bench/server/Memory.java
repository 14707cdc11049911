package parley.bench.server;

/// What a process holds at one moment, bytes.
///
/// @param heap live objects after a full collection
/// @param pss resident memory, shared pages counted by their share
/// @param rss resident memory
public record Memory(long heap, long pss, long rss) {}
