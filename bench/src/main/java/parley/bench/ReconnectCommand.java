package parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import parley.bench.load.Account;
import parley.bench.load.Client;
import parley.bench.load.ClosedLoop;
import parley.bench.load.Fleet;
import parley.bench.load.Tally;
import parley.bench.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Many devices return at once, each with a backlog.
@Command(
        name = "reconnect",
        description =
                "Many devices that were connected before return, each with a backlog: how long until all are in sync.",
        mixinStandardHelpOptions = true)
final class ReconnectCommand implements Callable<Integer> {

    private static final int MOST = 18_000;
    private static final int IN_FLIGHT = 4;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Option(names = "--devices", paramLabel = "N", description = "Devices that return (default: ${DEFAULT-VALUE}).")
    private int devices = 10_000;

    @Option(
            names = "--backlog",
            paramLabel = "N",
            description = "Messages that wait for each of them (default: ${DEFAULT-VALUE}).")
    private int backlog = 20;

    @Option(
            names = "--senders",
            paramLabel = "N",
            description = "People who wrote these messages and stay connected (default: ${DEFAULT-VALUE}).")
    private int senders = 250;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Spread the return evenly over N seconds; 0 for all at once (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// @param tally of everything
    /// @param used processor time of the return
    /// @param seconds from the first connection that is opened until the last device is in sync and has everything
    private record Return(Tally tally, Stopwatch.Used used, double seconds) {}

    @Override
    public Integer call() {
        RunOptions.between("--senders", senders, 1, RunOptions.between("--devices", devices, 1, MOST));
        RunOptions.between("--backlog", backlog, 1, 1_000);
        RunOptions.between("--seconds", seconds, 0, 600);
        options.check();
        Console console = new Console(spec.commandLine(), options.json);
        try (Subject subject = Subject.server(options, console)) {
            List<Account> accounts = subject.accounts(devices + senders);
            try (Fleet fleet = new Fleet(options.load(subject.addresses(), true).confirmingAtOnce())) {
                List<Client> writers = new ArrayList<>();
                for (int i = 0; i < senders; i++) {
                    writers.add(fleet.add(accounts.get(i), i));
                }
                List<Client> returning = new ArrayList<>();
                for (int i = 0; i < devices; i++) {
                    returning.add(fleet.add(accounts.get(senders + i), i % senders));
                    fleet.way(writers.get(i % senders), returning.getLast());
                }
                prepare(fleet, writers, returning, console);
                Return back = comeBack(fleet, returning, subject, console);
                fleet.disconnect(returning, options.patience());
                fleet.disconnect(writers, options.patience());
                boolean clean = back.tally().clean();
                console.result(report(back, subject), clean);
                return clean ? 0 : 1;
            }
        }
    }

    private void prepare(Fleet fleet, List<Client> writers, List<Client> returning, Console console) {
        console.progress("every device connects once and leaves");
        fleet.connect(returning, options.patience());
        fleet.disconnect(returning, options.patience());
        fleet.connect(writers, options.patience());
        console.progress("their backlog is stored");
        fleet.start(share -> new ClosedLoop(share.ways(), IN_FLIGHT, backlog, System.nanoTime(), Long.MAX_VALUE));
        fleet.awaitCompleted((long) devices * backlog, options.patience());
    }

    private Return comeBack(Fleet fleet, List<Client> returning, Subject subject, Console console) {
        console.progress(String.format("%,d devices return", devices));
        fleet.measure(0, Long.MAX_VALUE);
        Stopwatch stopwatch = Stopwatch.start(subject);
        long start = System.nanoTime();
        long expected = fleet.online() + devices;
        long length = TimeUnit.SECONDS.toNanos(seconds);
        if (seconds == 0) {
            fleet.startConnecting(returning);
        } else {
            for (int i = 0; i < devices; i++) {
                Waiting.until(start + length * i / devices, () -> false, () -> {});
                fleet.startConnecting(returning.subList(i, i + 1));
            }
        }
        fleet.awaitOnline(expected, options.patience());
        fleet.awaitReceived(options.patience());
        Stopwatch.Used used = stopwatch.stop();
        fleet.drain(options.patience());
        Tally tally = fleet.tally();
        long end = Math.max(tally.meter().lastReceivedAt(), tally.meter().lastSyncedAt());
        return new Return(tally, used, (end - start) / 1e9);
    }

    private Report report(Return back, Subject subject) {
        Tally tally = back.tally();
        long messages = tally.verdict().received();
        Report report = new Report()
                .add("devices", devices)
                .add("inSync", tally.meter().sync().getTotalCount())
                .add("secondsUntilInSync", back.seconds())
                .add("devicesPerSecond", devices / back.seconds())
                .add("messagesPerSecond", messages / back.seconds())
                .add("serverCpuMicrosPerDevice", back.used().serverMicrosPer(devices))
                .add("serverCpuMicrosPerMessage", back.used().serverMicrosPer(messages))
                .add("serverCpuSeconds", back.used().serverMicrosPer(1_000_000))
                .add("syncMs", tally.meter().sync());
        PairsResult.describe(tally.verdict(), report);
        report.add("receipts", tally.meter().receipts())
                .add("failedConnections", tally.failed())
                .add("incidents", tally.meter().incidents());
        Report configuration = new Report()
                .add("devices", devices)
                .add("backlog", backlog)
                .add("senders", senders)
                .add("seconds", seconds);
        options.describe(configuration).add("confirmAfterMillis", 0);
        return report.add(
                "configuration", configuration.add("server", subject.describe()).add("machine", Subject.machine()));
    }
}
