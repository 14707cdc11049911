package parley.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Entry point of the deployable: one subcommand per thing an operator does with a server.
///
/// Exit codes: 0 success, 1 the command failed, 2 wrong usage or configuration.
@Command(
        name = "parley",
        description = "Self-hosted real-time chat server.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {ServeCommand.class, DoctorCommand.class, TrainCommand.class})
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((fault, command, parsed) -> {
            if (fault instanceof StartupException refusal) {
                command.getErr().println("parley: " + refusal.getMessage());
                return refusal.exitCode();
            }
            throw fault;
        });
    }
}
