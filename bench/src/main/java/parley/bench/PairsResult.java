package parley.bench;

import java.util.Optional;
import java.util.OptionalLong;
import parley.bench.check.Verdict;
import parley.bench.load.Meter;
import parley.bench.load.Tally;
import parley.bench.report.Report;

/// What one measurement of pairs came to.
///
/// @param load what was asked for
/// @param tally what happened
/// @param used processor time within the measured seconds
/// @param seconds that were measured
/// @param weight memory per connection, if it was measured and could be
record PairsResult(Load load, Tally tally, Stopwatch.Used used, int seconds, Optional<PerConnection> weight)
        implements RateSearch.Measured {

    /// A rate holds when the 99th percentile of latency stays below this, milliseconds.
    static final double LIMIT_MILLIS = 200;

    private static final double LEAST_SHARE = 0.98;

    @Override
    public double perSecond() {
        return messagesPerSecond();
    }

    double messagesPerSecond() {
        return (double) tally.meter().received() / seconds;
    }

    @Override
    public double p99Millis() {
        return tally.meter().latency().getValueAtPercentile(99) / 1e6;
    }

    boolean clean() {
        return tally.clean();
    }

    /// Whether the server kept up with a rate: nothing lost, nothing refused, all of it delivered in time.
    @Override
    public boolean held(double rate) {
        return clean()
                && !tally.overloaded()
                && p99Millis() < LIMIT_MILLIS
                && messagesPerSecond() >= LEAST_SHARE * rate;
    }

    void describe(Report report) {
        Meter meter = tally.meter();
        Verdict verdict = tally.verdict();
        report.add("messagesPerSecond", messagesPerSecond())
                .add("serverCpuMicrosPerMessage", used.serverMicrosPer(meter.received()))
                .add("generatorCpuMicrosPerMessage", used.ownMicrosPer(meter.received()))
                .add("serverShareOfProcessors", used.serverShare())
                .add("machineShareOfProcessors", used.machineShare())
                .add("latencyMs", meter.latency());
        if (tally.acknowledged()) {
            report.add("ackMs", meter.ack());
        }
        describe(verdict, report);
        used.describeBackends(meter.received(), report);
        report.add("receipts", meter.receipts())
                .add("failedConnections", tally.failed())
                .add("overloaded", tally.overloaded())
                .add("incidents", meter.incidents());
    }

    static void describe(Verdict verdict, Report report) {
        report.add("lost", verdict.lost())
                .add("duplicates", verdict.duplicates())
                .add("disorder", verdict.disorder())
                .add("sent", verdict.sent())
                .add("acked", verdict.acked())
                .add("refused", verdict.refused())
                .add("received", verdict.received());
    }

    void describeWeight(Report report) {
        describeWeight(weight, report);
    }

    static void describeWeight(Optional<PerConnection> weight, Report report) {
        weight.ifPresentOrElse(
                known -> known.describe(report),
                () -> report.add("heapBytesPerConnection", OptionalLong.empty())
                        .add("pssBytesPerConnection", OptionalLong.empty())
                        .add("rssBytesPerConnection", OptionalLong.empty()));
    }
}
