package parley.bench;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.bench.report.Report;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Options of measurements of pairs.
final class PairsOptions {

    private static final int MOST_USERS = 18_000;

    @Option(names = "--users", paramLabel = "N", description = "People, in pairs (default: ${DEFAULT-VALUE}).")
    private int users = 1_000;

    @Mixin
    private PeriodOptions period = new PeriodOptions();

    @Option(
            names = "--search-from",
            paramLabel = "N",
            description = "First rate that --search tries (default: ${DEFAULT-VALUE}).")
    private double searchFrom = 4_000;

    @ArgGroup(heading = "How messages are sent (default: --in-flight 1):%n")
    private @Nullable Way way;

    private static final class Way {
        @Option(names = "--rate", paramLabel = "N", description = "Open loop: N messages a second in all.")
        private double rate;

        @Option(
                names = "--in-flight",
                paramLabel = "N",
                description = "Closed loop: N messages under way per connection.")
        private int inFlight;

        @Option(
                names = "--search",
                description = "Open loop: find the highest rate with p99 under 200 ms and nothing lost, and measure"
                        + " half and a quarter of it, too.")
        private boolean search;
    }

    /// Refuses options that make no sense, before anything is started for them.
    void check() {
        RunOptions.between("--users", users, 2, MOST_USERS);
        period.check();
        if (searchFrom < 1) {
            throw new IllegalArgumentException("--search-from: " + searchFrom + " (expected: at least 1)");
        }
        if (way == null || !way.search) {
            load();
        }
    }

    /// Measures a subject as the options say.
    Outcome measure(Subject subject, RunOptions options, Console console) {
        PairsRun run = new PairsRun(2 * (users / 2), period.seconds, period.warmUp, !subject.isRelay(), false);
        Report report = new Report();
        return way != null && way.search
                ? search(run, subject, options, console, report)
                : once(run, subject, options, console, report);
    }

    /// @param report of one subject
    /// @param messagesPerSecond 0 if no rate held
    /// @param clean whether the run went as asked and nothing was lost, doubled or out of order, at any rate
    record Outcome(Report report, double messagesPerSecond, boolean clean) {}

    private Outcome once(PairsRun run, Subject subject, RunOptions options, Console console, Report report) {
        PairsResult result = run.run(subject, options, load(), console);
        result.describe(report);
        result.describeWeight(report);
        report.add("configuration", configuration(run, subject, options, result.load()));
        return new Outcome(report, result.messagesPerSecond(), result.clean());
    }

    private Load load() {
        if (way != null && way.rate != 0) {
            if (way.rate < 1) {
                throw new IllegalArgumentException("--rate: " + way.rate + " (expected: at least 1)");
            }
            return new Load.Open(way.rate);
        }
        return new Load.Closed(way == null ? 1 : RunOptions.between("--in-flight", way.inFlight, 1, 10_000));
    }

    private Outcome search(PairsRun run, Subject subject, RunOptions options, Console console, Report report) {
        PairsRun light = run.withoutWeighing();
        PairsResult first = run.inHaste().run(subject, options, new Load.Open(searchFrom), console);
        RateSearch<PairsResult> search = new RateSearch<>(
                "messages",
                rate -> light.inHaste().run(subject, options, new Load.Open(rate), console),
                period.searchFineness,
                console);
        Optional<PairsResult> best = search.run(searchFrom);
        boolean clean =
                best.isPresent() && search.clean() && first.tally().verdict().clean();
        if (best.isPresent()) {
            PairsResult result = best.get();
            double rate = ((Load.Open) result.load()).rate();
            PairsResult half = light.run(subject, options, new Load.Open(rate / 2), console);
            PairsResult quarter = light.run(subject, options, new Load.Open(rate / 4), console);
            clean &= half.clean() && quarter.clean();
            result.describe(report);
            first.describeWeight(report);
            report.add("atHalf", part(rate / 2, half)).add("atQuarter", part(rate / 4, quarter));
        }
        report.addAll("search", search.steps());
        Load shown = best.map(PairsResult::load).orElse(new Load.Open(0));
        report.add("configuration", configuration(run, subject, options, shown));
        return new Outcome(report, best.map(PairsResult::messagesPerSecond).orElse(0.0), clean);
    }

    private static Report part(double rate, PairsResult result) {
        Report part = new Report().add("rate", rate);
        result.describe(part);
        return part;
    }

    private static Report configuration(PairsRun run, Subject subject, RunOptions options, Load load) {
        Report configuration = new Report().add("users", run.users());
        load.describe(configuration);
        options.describe(configuration.add("seconds", run.seconds()).add("warmUpSeconds", run.warmUpSeconds()));
        return configuration.add("server", subject.describe()).add("machine", Subject.machine());
    }
}
