package parley.cluster.application;

import java.util.concurrent.atomic.LongAdder;

/// Counts what happened, for metrics.
final class Tally {
    final LongAdder renewals = new LongAdder();
    final LongAdder renewalsFailed = new LongAdder();
    final LongAdder buried = new LongAdder();
    final LongAdder takeovers = new LongAdder();
    final LongAdder taken = new LongAdder();
    final LongAdder released = new LongAdder();
    final LongAdder readsFailed = new LongAdder();
}
