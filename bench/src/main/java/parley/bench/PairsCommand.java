package parley.bench;

import java.util.concurrent.Callable;
import parley.bench.PairsOptions.Outcome;
import parley.bench.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// People who write to each other in pairs.
@Command(
        name = "pairs",
        description = "People write to each other in pairs: rate, latency, CPU per message, and whether all arrived.",
        mixinStandardHelpOptions = true)
final class PairsCommand implements Callable<Integer> {

    @Mixin
    private final RunOptions options = new RunOptions();

    @Mixin
    private final PairsOptions pairs = new PairsOptions();

    @Option(names = "--with-relay", description = "Measure the reference relay in the same way afterwards.")
    private boolean withRelay;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        options.check();
        pairs.check();
        Console console = new Console(spec.commandLine(), options.json);
        Outcome outcome;
        try (Subject server = Subject.server(options, console)) {
            outcome = pairs.measure(server, options, console);
        }
        Report report = outcome.report();
        boolean clean = outcome.clean();
        if (withRelay) {
            Outcome reference;
            try (Subject relay = Subject.relay(console)) {
                reference = pairs.measure(relay, options, console);
            }
            report.add("relay", reference.report());
            double relayed = reference.messagesPerSecond();
            report.add("ratioToRelay", relayed == 0 ? 0 : outcome.messagesPerSecond() / relayed);
            clean &= reference.clean();
        }
        console.result(report, clean);
        return clean ? 0 : 1;
    }
}
