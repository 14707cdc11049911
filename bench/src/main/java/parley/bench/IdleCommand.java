package parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import parley.bench.load.Account;
import parley.bench.load.Client;
import parley.bench.load.Fleet;
import parley.bench.load.Tally;
import parley.bench.report.Report;
import parley.bench.server.Memory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Connections that do nothing but live.
@Command(
        name = "idle",
        description =
                "Connections that do nothing but live: memory for each, as the slope between two numbers of them.",
        mixinStandardHelpOptions = true)
final class IdleCommand implements Callable<Integer> {

    private static final int MOST = 19_000;
    private static final long SECOND = 1_000_000_000;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Option(
            names = "--connections",
            split = ",",
            paramLabel = "N",
            description = "Numbers of connections, ascending; a quarter of it before a single one"
                    + " (default: 4000,16000).")
    private List<Integer> connections = List.of(4_000, 16_000);

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long to hold each number before looking (default: ${DEFAULT-VALUE}).")
    private int seconds = 5;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// @param connections that were open
    /// @param memory of the server then, empty if unknown
    private record Sample(int connections, Optional<Memory> memory) {
        Report describe() {
            Report report = new Report().add("connections", connections);
            memory.ifPresent(known -> report.add("heapBytes", known.heap())
                    .add("pssBytes", known.pss())
                    .add("rssBytes", known.rss()));
            return report;
        }
    }

    @Override
    public Integer call() {
        RunOptions.between("--seconds", seconds, 0, 600);
        options.check();
        Console console = new Console(spec.commandLine(), options.json);
        List<Integer> sizes = sizes();
        try (Subject subject = Subject.server(options, console)) {
            List<Account> accounts = subject.accounts(sizes.getLast());
            try (Fleet fleet = new Fleet(options.load(subject.addresses(), true))) {
                fleet.measure(0, 0);
                List<Sample> samples = grow(fleet, accounts, sizes, subject, console);
                Tally tally = fleet.tally();
                boolean clean = tally.clean() && fleet.online() == sizes.getLast();
                console.result(report(samples, tally, fleet.online(), subject), clean);
                return clean ? 0 : 1;
            }
        }
    }

    private List<Integer> sizes() {
        List<Integer> sizes = connections.size() == 1
                ? List.of(Math.max(1, connections.getFirst() / 4), connections.getFirst())
                : connections;
        int before = 0;
        for (int size : sizes) {
            RunOptions.between("--connections", size, before + 1, MOST);
            before = size;
        }
        return sizes;
    }

    private List<Sample> grow(
            Fleet fleet, List<Account> accounts, List<Integer> sizes, Subject subject, Console console) {
        List<Sample> samples = new ArrayList<>();
        int open = 0;
        for (int size : sizes) {
            List<Client> more = new ArrayList<>();
            for (int i = open; i < size; i++) {
                more.add(fleet.add(accounts.get(i), i));
            }
            open = size;
            fleet.connect(more, options.patience());
            console.progress(String.format("%,d connections", size));
            Waiting.until(System.nanoTime() + seconds * SECOND, () -> false, () -> {});
            samples.add(new Sample(size, subject.memory()));
        }
        return samples;
    }

    private Report report(List<Sample> samples, Tally tally, long online, Subject subject) {
        Sample less = samples.getFirst();
        Sample more = samples.getLast();
        Optional<PerConnection> slope = less.memory()
                .flatMap(few -> more.memory()
                        .map(many -> PerConnection.between(few, many, more.connections() - less.connections())));
        Report report = new Report().add("connections", online);
        PairsResult.describeWeight(slope, report);
        report.add("connectMs", tally.meter().sync());
        PairsResult.describe(tally.verdict(), report);
        report.add("failedConnections", tally.failed())
                .add("incidents", tally.meter().incidents())
                .addAll("sizes", samples.stream().map(Sample::describe).toList());
        Report configuration = options.describe(
                new Report().add("connections", more.connections()).add("seconds", seconds));
        return report.add(
                "configuration", configuration.add("server", subject.describe()).add("machine", Subject.machine()));
    }
}
