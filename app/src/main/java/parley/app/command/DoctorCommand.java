package parley.app.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import parley.app.check.DataDirectory;
import parley.app.check.Listening;
import parley.app.check.StartupException;
import parley.app.config.ConfigurationException;
import parley.app.config.ServerConfig;
import parley.app.server.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Checks, without starting a server, whether one could start here; reports every finding, not only the first.
@Command(name = "doctor", description = "Check whether a server can start here.", mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("ok    Java %s, Parley %s%n", Runtime.version(), Version.current());
        ServerConfig config;
        try {
            config = options.load().server();
        } catch (ConfigurationException e) {
            e.problems().forEach(problem -> out.printf("FAIL  %s%n", problem));
            return 1;
        }
        out.printf("ok    configuration%n");
        boolean data = report(
                out,
                "data directory " + config.dataDirectory(),
                () -> DataDirectory.open(config.dataDirectory()).close());
        boolean port = report(
                out,
                "port " + config.port() + " on " + config.host(),
                () -> Listening.check(config.host(), config.port()));
        return data && port ? 0 : 1;
    }

    private static boolean report(PrintWriter out, String subject, Runnable check) {
        try {
            check.run();
            out.printf("ok    %s%n", subject);
            return true;
        } catch (StartupException e) {
            out.printf("FAIL  %s%n", e.getMessage());
            return false;
        }
    }
}
