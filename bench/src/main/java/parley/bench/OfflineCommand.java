package parley.bench;

import java.util.concurrent.Callable;
import parley.bench.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Messages for people who are away.
@Command(
        name = "offline",
        description = "Half of the users write to the other half, which is away, and then comes and gets everything.",
        mixinStandardHelpOptions = true)
final class OfflineCommand implements Callable<Integer> {

    private static final int FEW_USERS = 200;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Option(names = "--users", paramLabel = "N", description = "People, half of them away (default: ${DEFAULT-VALUE}).")
    private int users = 1_000;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description = "Messages under way per sender (default: ${DEFAULT-VALUE}).")
    private int inFlight = 16;

    @Option(
            names = "--backlog",
            paramLabel = "N",
            description = "Messages for each of those away at most; beyond 1,000 the server has them paged"
                    + " (default: ${DEFAULT-VALUE}).")
    private int backlog = 900;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Seconds to spend on storing at most (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description = "Seconds of the same with fewer users before, not measured (default: ${DEFAULT-VALUE}).")
    private int warmUp = 5;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        OfflineRun run = new OfflineRun(
                2 * (RunOptions.between("--users", users, 2, 18_000) / 2),
                RunOptions.between("--in-flight", inFlight, 1, 10_000),
                RunOptions.between("--backlog", backlog, 1, 1_000),
                RunOptions.between("--seconds", seconds, 1, 600));
        RunOptions.between("--warm-up", warmUp, 0, 600);
        options.check();
        Console console = new Console(spec.commandLine(), options.json);
        try (Subject subject = Subject.server(options, console)) {
            boolean clean = true;
            if (warmUp > 0) {
                console.progress("warming up");
                int few = Math.min(FEW_USERS, run.users());
                clean = new OfflineRun(few, inFlight, backlog, warmUp)
                        .run(subject, options, console)
                        .tally()
                        .clean();
            }
            OfflineRun.Result result = run.run(subject, options, console);
            clean &= result.tally().clean();
            console.result(report(run, result, subject), clean);
            return clean ? 0 : 1;
        }
    }

    private Report report(OfflineRun run, OfflineRun.Result result, Subject subject) {
        OfflineRun.Phase store = result.store();
        OfflineRun.Phase drain = result.drain();
        Report report = new Report()
                .add("storedPerSecond", store.perSecond())
                .add("drainedPerSecond", drain.perSecond())
                .add("storeSeconds", store.seconds())
                .add("drainSeconds", drain.seconds())
                .add("serverCpuMicrosPerStored", store.used().serverMicrosPer(store.messages()))
                .add("serverCpuMicrosPerDrained", drain.used().serverMicrosPer(drain.messages()))
                .add("ackMs", store.meter().ack())
                .add("syncMs", drain.meter().sync());
        PairsResult.describe(result.tally().verdict(), report);
        report.add("receipts", result.tally().meter().receipts())
                .add("failedConnections", result.tally().failed())
                .add("incidents", result.tally().meter().incidents());
        Report configuration = new Report()
                .add("users", run.users())
                .add("inFlight", inFlight)
                .add("backlog", backlog)
                .add("seconds", seconds)
                .add("warmUpSeconds", warmUp);
        options.describe(configuration).add("confirmAfterMillis", 0);
        return report.add(
                "configuration", configuration.add("server", subject.describe()).add("machine", Subject.machine()));
    }
}
