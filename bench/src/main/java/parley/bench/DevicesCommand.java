package parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import parley.bench.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What one more device of a user costs.
@Command(
        name = "devices",
        description = {
            "Two people write to each other, one of them with several devices: bytes/s that one more device costs"
                    + " beside the messages themselves (read events, receipts, confirmations).",
            "Devices confirm what they have as a client does: cumulatively, after 32 messages or 100 ms."
        },
        mixinStandardHelpOptions = true)
final class DevicesCommand implements Callable<Integer> {

    private static final int CONFIRM_MILLIS = 100;
    private static final int CONFIRM_AFTER = 32;
    private static final int MOST_DEVICES = 10;

    @Mixin
    private final RunOptions options = new RunOptions(CONFIRM_MILLIS, CONFIRM_AFTER);

    @Option(
            names = "--devices",
            split = ",",
            paramLabel = "N",
            description = "Devices of the user, one measurement each (default: 1,2,4,8).")
    private List<Integer> devices = List.of(1, 2, 4, 8);

    @Option(names = "--rate", paramLabel = "N", description = "Messages a second each way (default: ${DEFAULT-VALUE}).")
    private double rate = 10;

    @Option(
            names = "--read-every",
            paramLabel = "N",
            description = "Messages after which a user has read them (default: ${DEFAULT-VALUE}).")
    private int readEvery = 5;

    @Option(names = "--seconds", paramLabel = "N", description = "Seconds to measure (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description = "Not measured before (default: ${DEFAULT-VALUE}).")
    private int warmUp = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        options.check();
        List<DevicesRun> runs = runs();
        Console console = new Console(spec.commandLine(), options.json);
        try (Subject subject = Subject.server(options, console)) {
            boolean clean = true;
            double overhead = 0;
            List<Report> parts = new ArrayList<>();
            for (DevicesRun run : runs) {
                console.progress("devices: " + run.devices());
                DevicesRun.Result result = run.run(subject, options, console);
                Report part = new Report();
                run.describe(result, part);
                parts.add(part);
                clean &= result.clean();
                overhead = Math.max(overhead, run.overheadPerExtraDevice(result));
            }
            Report report = new Report()
                    .add("overheadBytesPerSecondPerExtraDevice", overhead)
                    .addAll("devices", parts)
                    .add("configuration", configuration(subject));
            console.result(report, clean);
            return clean ? 0 : 1;
        }
    }

    private List<DevicesRun> runs() {
        RunOptions.between("--seconds", seconds, 1, 600);
        RunOptions.between("--warm-up", warmUp, 0, 600);
        RunOptions.atLeast("--read-every", readEvery, 1);
        if (rate < 1 || rate > 1_000) {
            throw new IllegalArgumentException("--rate: " + rate + " (expected: 1 to 1000)");
        }
        return devices.stream()
                .map(count -> new DevicesRun(
                        RunOptions.between("--devices", count, 1, MOST_DEVICES), rate, readEvery, seconds, warmUp))
                .toList();
    }

    private Report configuration(Subject subject) {
        Report configuration = new Report()
                .add("messagesPerSecondEachWay", rate)
                .add("readEveryMessages", readEvery)
                .add("seconds", seconds)
                .add("warmUpSeconds", warmUp);
        return options.describe(configuration).add("server", subject.describe()).add("machine", Subject.machine());
    }
}
