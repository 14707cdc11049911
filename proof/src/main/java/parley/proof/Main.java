package parley.proof;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.client.model.ClientException;
import parley.devcluster.ServerStartException;
import parley.proof.check.Verdict;
import parley.proof.history.History;
import parley.proof.server.ServerProcess;
import parley.proof.site.ClusterSite;
import parley.proof.site.ServerSite;
import parley.proof.site.Site;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `parley proof`: breaks a server of its own on purpose and checks that no guarantee breaks with it.
@Command(
        name = "parley proof",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts a server, lets clients talk through it in pairs and in groups whose members come and go, kills it,"
                    + " cuts and stalls their connections, switches their transport, repeats their sends, and checks"
                    + " from what they recorded that nothing was lost, doubled, reordered or shown to others.",
            "Exit code: 0 if every guarantee held, 1 if one was broken (the history is kept) or nothing could be tried,"
                    + " 2 for wrong usage."
        })
public final class Main implements Callable<Integer> {
    private static final int SHOWN = 20;
    private static final int QUICK_ROUNDS = 3;
    private static final Duration CALM = Duration.ofSeconds(30);
    private static final Duration CLUSTER_CALM = Duration.ofSeconds(90);

    @Option(
            names = "--cluster",
            description =
                    "Three instances on Cassandra, Redis, Artemis and PostgreSQL of its own, all of which are hurt,"
                            + " too; some minutes, 4 GB of memory, and redis-server on the PATH.")
    private boolean cluster;

    @Option(names = "--quick", description = "A few short rounds, under a minute: what CI runs.")
    private boolean quick;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds of load, injury and check (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Load per round, in seconds (default: ${DEFAULT-VALUE}).")
    private int seconds = 5;

    @Option(
            names = "--users",
            paramLabel = "N",
            description = "Users, with two devices each (default: ${DEFAULT-VALUE}).")
    private int users = 6;

    @Option(
            names = "--crowd",
            paramLabel = "N",
            description = "More members of the largest group, who are away (default: ${DEFAULT-VALUE}).")
    private int crowd = 100;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Repeats the injuries of an earlier run (default: at random).")
    private @Nullable Long seed;

    @Option(names = "--json", description = "Standard output holds one JSON object and nothing else.")
    private boolean json;

    @Option(names = "--server-main", hidden = true, description = "Main class of the server.")
    private String serverMain = "parley.app.Main";

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /// Runs the command.
    ///
    /// @return the exit code
    static int run(PrintStream out, PrintStream err, String... arguments) {
        return new CommandLine(new Main(out, err))
                .setOut(new PrintWriter(out, true, out.charset()))
                .setErr(new PrintWriter(err, true, err.charset()))
                .setParameterExceptionHandler((usage, given) -> {
                    PrintWriter text = usage.getCommandLine().getErr();
                    text.println("proof: " + usage.getMessage());
                    text.println("Try 'parley proof --help'.");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((fault, command, parsed) -> switch (fault) {
                    case IllegalArgumentException usage -> say(command, usage, CommandLine.ExitCode.USAGE);
                    case IllegalStateException failure -> say(command, failure, CommandLine.ExitCode.SOFTWARE);
                    case ClientException failure -> say(command, failure, CommandLine.ExitCode.SOFTWARE);
                    default -> throw fault;
                })
                .execute(arguments);
    }

    private static int say(CommandLine command, RuntimeException reason, int exitCode) {
        command.getErr().println("proof: " + reason.getMessage());
        return exitCode;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        long chosen = seed == null ? new SecureRandom().nextInt(Integer.MAX_VALUE) : seed;
        ProofOptions options = new ProofOptions(
                quick ? QUICK_ROUNDS : rounds,
                Duration.ofSeconds(seconds),
                users,
                crowd,
                chosen,
                cluster ? CLUSTER_CALM : CALM);
        Path directory = Files.createTempDirectory("parley-proof");
        err.println("seed " + chosen + ", " + options.rounds() + " rounds of " + seconds + " s, " + users
                + " users with two devices each, " + crowd + " more in the largest group");
        History history = new History();
        Proof.Outcome outcome =
                cluster ? proveCluster(options, directory, history) : proveServer(options, directory, history);
        report(outcome, history, directory);
        return outcome.verdict().clean() ? 0 : 1;
    }

    private Proof.Outcome proveServer(ProofOptions options, Path directory, History history)
            throws InterruptedException, ExecutionException {
        try (ServerProcess server = new ServerProcess(directory, serverMain);
                Site site = new ServerSite(server)) {
            return new Proof(options, site, history, err::println).run();
        }
    }

    private Proof.Outcome proveCluster(ProofOptions options, Path directory, History history)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        Consumer<String> progress =
                line -> err.printf("%4d s  %s%n", (System.nanoTime() - start) / 1_000_000_000, line);
        try (Site site = new ClusterSite(directory, progress)) {
            return new Proof(options, site, history, progress).run();
        } catch (ServerStartException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    private void report(Proof.Outcome outcome, History history, Path directory) throws IOException {
        Verdict verdict = outcome.verdict();
        if (verdict.clean()) {
            delete(directory);
        } else {
            history.save(directory.resolve("history.txt"));
            verdict.violations().stream().limit(SHOWN).forEach(err::println);
            err.println(verdict.violations().size() + " violations; history, log and data: " + directory);
        }
        if (json) {
            out.println(toJson(outcome));
        } else {
            out.printf(
                    "%d rounds, %d acknowledged, %d changes of groups, %d lost, %d duplicates, %d disorder, %d leaked,"
                            + " %d wrong counts (seed %d)%n",
                    outcome.rounds(),
                    verdict.acked(),
                    verdict.changes(),
                    verdict.lost().size(),
                    verdict.duplicates().size(),
                    verdict.disorder().size(),
                    verdict.leaked().size(),
                    verdict.counts().size(),
                    outcome.seed());
        }
    }

    private static ObjectNode toJson(Proof.Outcome outcome) {
        Verdict verdict = outcome.verdict();
        return JsonNodeFactory.instance
                .objectNode()
                .put("rounds", outcome.rounds())
                .put("acked", verdict.acked())
                .put("changes", verdict.changes())
                .put("lost", verdict.lost().size())
                .put("duplicates", verdict.duplicates().size())
                .put("disorder", verdict.disorder().size())
                .put("leaked", verdict.leaked().size())
                .put("wrongCounts", verdict.counts().size())
                .put("seed", outcome.seed());
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
