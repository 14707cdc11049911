package parley.app.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import parley.app.check.StartupException;
import parley.app.config.ClusterProfile;
import parley.app.config.ParleyConfig;
import parley.app.transfer.EmbeddedStores;
import parley.app.transfer.Progress;
import parley.app.transfer.SharedStores;
import parley.app.transfer.Transfer;
import parley.app.transfer.TransferException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Moves everything that a server without a cluster has stored to where instances share it.
@Command(
        name = "transfer",
        description = "Copy everything from a data directory to Cassandra, the database and the broker that the "
                + "configuration names, and read it back. No server may run on either. Run it again if it was interrupted: "
                + "it goes on where it was.",
        mixinStandardHelpOptions = true)
public final class TransferCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Option(names = "--from", paramLabel = "embedded", required = true, description = "Where from: embedded.")
    private Stores from = Stores.EMBEDDED;

    @Option(names = "--to", paramLabel = "cluster", required = true, description = "Where to: cluster.")
    private Stores to = Stores.CLUSTER;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private enum Stores {
        EMBEDDED,
        CLUSTER
    }

    @Override
    public Integer call() {
        if (from != Stores.EMBEDDED || to != Stores.CLUSTER) {
            throw new ParameterException(spec.commandLine(), "expected: --from embedded --to cluster");
        }
        PrintWriter out = spec.commandLine().getOut();
        ParleyConfig config = options.load();
        SharedStores.Place place = place(config);
        ParleyConfig embedded = ParleyConfig.with(
                Map.of("data-directory", config.server().dataDirectory().toString()));
        try (EmbeddedStores source = EmbeddedStores.open(embedded)) {
            Transfer.Report report = Transfer.run(source, place, new Lines(out));
            out.printf(
                    "moved and read back: %,d rows of tables, %,d conversations with %,d entries, %,d rows of inboxes, "
                            + "%,d cursors%n",
                    report.rows(), report.conversations(), report.entries(), report.inboxRows(), report.cursors());
            out.flush();
            return 0;
        } catch (TransferException failed) {
            throw new StartupException("transfer: " + failed.getMessage());
        }
    }

    private static SharedStores.Place place(ParleyConfig config) {
        ClusterProfile cluster = config.clustered()
                .orElseThrow(() -> new StartupException(
                        "cluster.enabled: false (expected: the configuration of an instance of the cluster)"));
        if (!config.database().isShared() || config.artemis().remote().isEmpty()) {
            throw new StartupException(
                    "database.url, artemis.url: not both set (expected: stores that instances share)");
        }
        return new SharedStores.Place(cluster.cassandra(), config.database(), config.artemis());
    }

    /// A line for each step, and one a second within it.
    private static final class Lines implements Progress {
        private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

        private final PrintWriter out;
        private String step = "";
        private long at;

        Lines(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void at(String next, long count) {
            long now = System.nanoTime();
            if (!next.equals(step) || now - at >= PAUSE_NANOS) {
                out.printf("%s %,d%n", next, count);
                out.flush();
                step = next;
                at = now;
            }
        }
    }
}
