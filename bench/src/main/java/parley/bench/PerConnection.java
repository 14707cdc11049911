package parley.bench;

import parley.bench.report.Report;
import parley.bench.server.Memory;

/// What one more connection costs the server, bytes: the slope between two numbers of connections.
///
/// @param heap live objects after a full collection
/// @param pss resident memory, shared pages counted by their share
/// @param rss resident memory
record PerConnection(long heap, long pss, long rss) {

    static PerConnection between(Memory less, Memory more, int connections) {
        return new PerConnection(
                (more.heap() - less.heap()) / connections,
                (more.pss() - less.pss()) / connections,
                (more.rss() - less.rss()) / connections);
    }

    void describe(Report report) {
        report.add("heapBytesPerConnection", heap)
                .add("pssBytesPerConnection", pss)
                .add("rssBytesPerConnection", rss);
    }
}
