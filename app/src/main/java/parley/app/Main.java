package parley.app;

import parley.app.check.StartupException;
import parley.app.command.DeadLettersCommand;
import parley.app.command.DevClusterCommand;
import parley.app.command.DoctorCommand;
import parley.app.command.KeysCommand;
import parley.app.command.MigrateCommand;
import parley.app.command.ServeCommand;
import parley.app.command.TrainCommand;
import parley.app.command.TransferCommand;
import parley.app.command.UserCommand;
import parley.app.config.ConfigurationException;
import parley.app.server.Version;
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
        subcommands = {
            ServeCommand.class,
            DoctorCommand.class,
            MigrateCommand.class,
            TransferCommand.class,
            UserCommand.class,
            KeysCommand.class,
            DeadLettersCommand.class,
            DevClusterCommand.class,
            TrainCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /// All commands, ready to be executed.
    public static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((fault, command, parsed) -> switch (fault) {
                    case StartupException refusal -> refused(command, refusal, CommandLine.ExitCode.SOFTWARE);
                    case ConfigurationException refusal -> refused(command, refusal, CommandLine.ExitCode.USAGE);
                    default -> throw fault;
                });
    }

    private static int refused(CommandLine command, RuntimeException refusal, int exitCode) {
        command.getErr().println("parley: " + refusal.getMessage());
        return exitCode;
    }
}
