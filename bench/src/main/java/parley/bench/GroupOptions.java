package parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.bench.report.Report;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Options of measurements of groups.
final class GroupOptions {

    private static final int MOST_MEMBERS = 1_024;
    private static final int MOST_CONNECTIONS = 18_000;
    private static final int ENOUGH_CONNECTIONS = 5_000;
    private static final int ENOUGH_GROUPS = 250;
    private static final double DEFAULT_RATE = 20;

    @Option(
            names = "--members",
            paramLabel = "N",
            description = "Members of each group, all connected (default: ${DEFAULT-VALUE}).")
    private int members = 256;

    @Option(
            names = "--groups",
            paramLabel = "N",
            description = "Groups; nobody is in two of them (default: as many as make at most 5,000 connections,"
                    + " but not more than 250; with --sizes 1).")
    private int groups;

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "N",
            description = "Measure groups of these sizes one after the other on the same server, each at --rate:"
                    + " what the size costs the sender.")
    private List<Integer> sizes = new ArrayList<>();

    @Mixin
    private PeriodOptions period = new PeriodOptions();

    @Option(
            names = "--search-from",
            paramLabel = "N",
            description = "First rate that --search tries, deliveries a second (default: ${DEFAULT-VALUE}).")
    private double searchFrom = 40_000;

    @ArgGroup(heading = "How messages are sent (default: --rate 20):%n")
    private @Nullable Pace pace;

    private static final class Pace {
        @Option(
                names = "--rate",
                paramLabel = "N",
                description = "Open loop: N messages a second over all groups; each goes to all other members.")
        private double rate;

        @Option(
                names = "--search",
                description = "Open loop: find the most deliveries a second with the last member's p99 under 200 ms and"
                        + " nothing lost, and measure half of it, too.")
        private boolean search;
    }

    /// Refuses options that make no sense, before anything is started for them.
    void check() {
        if (!sizes.isEmpty() && searches()) {
            throw new IllegalArgumentException("--sizes with --search (expected: with --rate)");
        }
        period.check();
        if (searchFrom < 1) {
            throw new IllegalArgumentException("--search-from: " + searchFrom + " (expected: at least 1)");
        }
        if (groups != 0) {
            RunOptions.atLeast("--groups", groups, 1);
        }
        for (GroupRun run : runs()) {
            RunOptions.between("--members", run.members(), 2, MOST_MEMBERS);
            RunOptions.between("--members times --groups", run.connections(), 2, MOST_CONNECTIONS);
        }
        if (!searches() && rate() < 1) {
            throw new IllegalArgumentException("--rate: " + rate() + " (expected: at least 1)");
        }
    }

    private boolean searches() {
        return pace != null && pace.search;
    }

    private double rate() {
        return pace == null ? DEFAULT_RATE : pace.rate;
    }

    private List<GroupRun> runs() {
        if (sizes.isEmpty()) {
            int enough = Math.clamp(ENOUGH_CONNECTIONS / Math.max(1, members), 1, ENOUGH_GROUPS);
            return List.of(run(members, groups == 0 ? enough : groups));
        }
        return sizes.stream().map(size -> run(size, Math.max(1, groups))).toList();
    }

    private GroupRun run(int size, int count) {
        return new GroupRun(size, count, period.seconds, period.warmUp, false);
    }

    /// Members of the largest group.
    int largest() {
        return runs().stream().mapToInt(GroupRun::members).max().orElse(0);
    }

    /// @param report of one subject
    /// @param deliveriesPerSecond 0 if no rate held
    /// @param clean whether the run went as asked and nothing was lost, doubled or out of order, at any rate
    record Outcome(Report report, double deliveriesPerSecond, boolean clean) {}

    /// Measures a subject as the options say.
    Outcome measure(Subject subject, RunOptions options, Console console) {
        if (!sizes.isEmpty()) {
            return sizes(subject, options, console);
        }
        GroupRun run = runs().getFirst();
        return searches() ? search(run, subject, options, console) : once(run, subject, options, console);
    }

    private Outcome once(GroupRun run, Subject subject, RunOptions options, Console console) {
        GroupResult result = run.run(subject, options, rate(), console);
        Report report = new Report();
        result.describe(report);
        report.add("configuration", configuration(subject, options).add("rate", rate()));
        return new Outcome(report, result.perSecond(), result.clean());
    }

    private Outcome search(GroupRun run, Subject subject, RunOptions options, Console console) {
        int audience = run.members() - 1;
        RateSearch<GroupResult> search = new RateSearch<>(
                "deliveries",
                rate -> run.inHaste().run(subject, options, rate / audience, console),
                period.searchFineness,
                console);
        Optional<GroupResult> best = search.run(searchFrom);
        Report report = new Report();
        boolean clean = best.isPresent() && search.clean();
        if (best.isPresent()) {
            GroupResult result = best.get();
            result.describe(report);
            GroupResult half = run.run(subject, options, result.rate() / 2, console);
            clean &= half.clean();
            Report part = new Report().add("rate", result.rate() / 2);
            half.describe(part);
            report.add("atHalf", part);
        }
        report.addAll("search", search.steps());
        double rate = best.map(GroupResult::rate).orElse(0.0);
        report.add("configuration", configuration(subject, options).add("rate", rate));
        return new Outcome(report, best.map(GroupResult::perSecond).orElse(0.0), clean);
    }

    /// All sizes on one server, after a rehearsal of the largest that is not reported, so that the first is not the
    /// one that loads and compiles what all of them share.
    private Outcome sizes(Subject subject, RunOptions options, Console console) {
        boolean clean = true;
        if (period.warmUp > 0) {
            console.progress("warming up with " + largest() + " members");
            clean = new GroupRun(largest(), 1, period.warmUp, 0, false)
                    .run(subject, options, rate(), console)
                    .clean();
        }
        List<Report> parts = new ArrayList<>();
        double deliveries = 0;
        for (GroupRun run : runs()) {
            console.progress("groups of " + run.members());
            GroupResult result = run.run(subject, options, rate(), console);
            Report part = new Report();
            result.describe(part);
            parts.add(part);
            clean &= result.clean();
            deliveries = result.perSecond();
        }
        Report report = new Report().addAll("sizes", parts);
        report.add("configuration", configuration(subject, options).add("rate", rate()));
        return new Outcome(report, deliveries, clean);
    }

    private Report configuration(Subject subject, RunOptions options) {
        Report configuration =
                new Report().add("loop", "open").add("seconds", period.seconds).add("warmUpSeconds", period.warmUp);
        options.describe(configuration);
        return configuration.add("server", subject.describe()).add("machine", Subject.machine());
    }
}
