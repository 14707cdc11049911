package parley.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import parley.app.check.DataDirectory;
import parley.app.check.Finding;
import parley.app.check.Soundness;
import parley.app.check.StartupChecks;
import parley.app.check.SyncSpeed;
import parley.app.config.ConfigurationException;
import parley.app.config.ParleyConfig;
import parley.app.server.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Checks, without starting a server, whether one could start here and whether what is stored is sound; reports every
/// finding, not only the first.
@Command(
        name = "doctor",
        description = "Check whether a server can start here, and whether what is stored is sound. Exit code 1 if not.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Option(names = "--all", description = "Check every stored conversation instead of 1,000 of them; may take long.")
    private boolean all;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        print(out, new Finding.Good("Java " + Runtime.version() + ", Parley " + Version.current()));
        ParleyConfig config;
        try {
            config = options.load();
        } catch (ConfigurationException e) {
            e.problems().forEach(problem -> print(out, new Finding.Bad(problem)));
            return 1;
        }
        print(out, new Finding.Good("configuration"));
        Path data = config.server().dataDirectory();
        long bad = failures(out, StartupChecks.run(config));
        if (DataDirectory.check(data) instanceof Finding.Bad) {
            // Its cause would be reported by everything that looks inside.
            out.println("skip  what is stored: the data directory has to be usable for that");
            out.flush();
        } else {
            bad += failures(out, Stream.concat(SyncSpeed.check(data), Soundness.check(config, all)));
        }
        return bad == 0 ? 0 : 1;
    }

    private static long failures(PrintWriter out, Stream<Finding> findings) {
        return findings.peek(finding -> print(out, finding))
                .filter(Finding.Bad.class::isInstance)
                .count();
    }

    private static void print(PrintWriter out, Finding finding) {
        switch (finding) {
            case Finding.Good(String text) -> out.printf("ok    %s%n", text);
            case Finding.Noteworthy(var warning, String text) -> out.printf("note  %s (%s)%n", text, warning.code());
            case Finding.Bad(String text) -> out.printf("FAIL  %s%n", text);
        }
        out.flush();
    }
}
