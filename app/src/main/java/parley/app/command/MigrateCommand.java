package parley.app.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import parley.app.config.ParleyConfig;
import parley.app.server.Migration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Brings what instances share to the form that this version needs. Instances of the version before go on meanwhile.
@Command(
        name = "migrate",
        description = "Bring the tables in Cassandra and in the database to what this version needs. Instances of the "
                + "version before may run; run it once, before the first instance of this version.",
        mixinStandardHelpOptions = true)
public final class MigrateCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Option(names = "--dry-run", description = "Only tell what would be done.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ParleyConfig config = options.load();
        PrintWriter out = spec.commandLine().getOut();
        List<String> steps = dryRun ? Migration.rehearse(config) : Migration.run(config);
        steps.forEach(step -> out.printf("%s %s%n", dryRun ? "would apply" : "applied", step));
        if (steps.isEmpty()) {
            out.printf("nothing to do%n");
        }
        out.flush();
        return 0;
    }
}
