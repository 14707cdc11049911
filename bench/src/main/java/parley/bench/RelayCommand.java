package parley.bench;

import java.util.concurrent.Callable;
import parley.bench.PairsOptions.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The same as `pairs`, over the reference relay alone.
@Command(
        name = "relay",
        description = "The same as pairs over a bare relay without store, acknowledgements and JSON: what this machine"
                + " could do at most.",
        mixinStandardHelpOptions = true)
final class RelayCommand implements Callable<Integer> {

    @Mixin
    private final RunOptions options = new RunOptions();

    @Mixin
    private final PairsOptions pairs = new PairsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        options.check();
        pairs.check();
        Console console = new Console(spec.commandLine(), options.json);
        Outcome outcome;
        try (Subject relay = Subject.relay(console)) {
            outcome = pairs.measure(relay, options, console);
        }
        console.result(outcome.report(), outcome.clean());
        return outcome.clean() ? 0 : 1;
    }
}
