package parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import parley.bench.GroupOptions.Outcome;
import parley.bench.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// People who write to groups.
@Command(
        name = "group",
        description = {
            "People write to groups: deliveries/s, latency to the first and to the last member, CPU per delivery, and"
                    + " whether all arrived.",
            "Members confirm what they have as a client does: cumulatively, after 32 messages or 500 ms, as the Java SDK in groups."
        },
        mixinStandardHelpOptions = true)
final class GroupCommand implements Callable<Integer> {

    private static final int CONFIRM_MILLIS = 500;
    private static final int CONFIRM_AFTER = 32;

    @Mixin
    private final RunOptions options = new RunOptions(CONFIRM_MILLIS, CONFIRM_AFTER);

    @Mixin
    private final GroupOptions group = new GroupOptions();

    @Option(
            names = "--fan-out",
            paramLabel = "sync|queued|both",
            description = "Have servers of its own hand messages on before the acknowledgement, or by a durable queue"
                    + " after it, or one after the other in one run (default: what the server's defaults say).")
    private @Nullable String fanOut;

    @Option(names = "--with-relay", description = "Measure the reference relay in the same way afterwards.")
    private boolean withRelay;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        options.check();
        group.check();
        List<FanOut> modes = modes();
        Console console = new Console(spec.commandLine(), options.json);
        List<Outcome> outcomes = new ArrayList<>();
        for (FanOut mode : modes) {
            if (mode != FanOut.DEFAULT) {
                console.progress("fan-out: " + mode.label());
            }
            try (Subject server = Subject.server(options, console, mode.settings(group.largest()))) {
                outcomes.add(group.measure(server, options, console));
            }
        }
        Report report = outcomes.getFirst().report();
        if (outcomes.size() > 1) {
            report = new Report();
            for (int i = 0; i < outcomes.size(); i++) {
                report.add(modes.get(i).label(), outcomes.get(i).report());
            }
        } else {
            report.add("fanOut", modes.getFirst().label());
        }
        boolean clean = outcomes.stream().allMatch(Outcome::clean);
        if (withRelay) {
            clean &= compare(outcomes, report, console);
        }
        console.result(report, clean);
        return clean ? 0 : 1;
    }

    private boolean compare(List<Outcome> outcomes, Report report, Console console) {
        Outcome reference;
        try (Subject relay = Subject.relay(console)) {
            reference = group.measure(relay, options, console);
        }
        report.add("relay", reference.report());
        double best = outcomes.stream()
                .mapToDouble(Outcome::deliveriesPerSecond)
                .max()
                .orElse(0);
        double relayed = reference.deliveriesPerSecond();
        report.add("ratioToRelay", relayed == 0 ? 0 : best / relayed);
        return reference.clean();
    }

    private List<FanOut> modes() {
        if (fanOut == null) {
            return List.of(FanOut.DEFAULT);
        }
        if (!options.urls.isEmpty()) {
            throw new IllegalArgumentException("--fan-out with --url (expected: servers of its own)");
        }
        return switch (fanOut.toLowerCase(Locale.ROOT)) {
            case "sync" -> List.of(FanOut.SYNC);
            case "queued" -> List.of(FanOut.QUEUED);
            case "both" -> List.of(FanOut.SYNC, FanOut.QUEUED);
            default -> throw new IllegalArgumentException("--fan-out: " + fanOut + " (expected: sync, queued or both)");
        };
    }
}
