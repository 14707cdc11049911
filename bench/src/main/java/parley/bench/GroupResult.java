package parley.bench;

import parley.bench.check.Verdict;
import parley.bench.load.Meter;
import parley.bench.load.Tally;
import parley.bench.report.Report;

/// What one measurement of groups came to. A delivery is one message at one member other than its sender.
///
/// @param run what was asked for
/// @param rate messages a second, asked for
/// @param tally what happened
/// @param used processor time within the measured seconds
record GroupResult(GroupRun run, double rate, Tally tally, Stopwatch.Used used) implements RateSearch.Measured {

    private static final double LEAST_SHARE = 0.98;

    /// Deliveries a second.
    @Override
    public double perSecond() {
        return (double) tally.meter().received() / run.seconds();
    }

    /// From due to read by the last member.
    @Override
    public double p99Millis() {
        return tally.meter().last().getValueAtPercentile(99) / 1e6;
    }

    /// Nothing lost, doubled, out of order, refused or left without an answer.
    boolean clean() {
        Verdict verdict = tally.verdict();
        return tally.clean() && (!tally.acknowledged() || verdict.acked() == verdict.sent());
    }

    /// Whether the server kept up: everything delivered, and in time to the last member.
    ///
    /// @param deliveries a second, asked for
    @Override
    public boolean held(double deliveries) {
        return clean()
                && !tally.overloaded()
                && p99Millis() < PairsResult.LIMIT_MILLIS
                && perSecond() >= LEAST_SHARE * deliveries;
    }

    void describe(Report report) {
        Meter meter = tally.meter();
        report.add("members", run.members())
                .add("groups", run.groups())
                .add("deliveriesPerSecond", perSecond())
                .add("messagesPerSecond", (double) meter.complete() / run.seconds())
                .add("serverCpuMicrosPerDelivery", used.serverMicrosPer(meter.received()))
                .add("generatorCpuMicrosPerDelivery", used.ownMicrosPer(meter.received()))
                .add("serverShareOfProcessors", used.serverShare())
                .add("machineShareOfProcessors", used.machineShare());
        if (tally.acknowledged()) {
            report.add("ackMs", meter.ack());
        }
        report.add("deliveryMs", meter.latency()).add("lastMemberMs", meter.last());
        PairsResult.describe(tally.verdict(), report);
        used.describeBackends(meter.complete(), report);
        report.add("receipts", meter.receipts())
                .add("failedConnections", tally.failed())
                .add("overloaded", tally.overloaded())
                .add("incidents", meter.incidents());
    }
}
