package parley.bench;

import java.io.PrintWriter;
import parley.bench.server.ServerFaultException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Entry point of the load generator.
///
/// Exit codes: 0 nothing was lost, doubled or out of order and the run went as asked; 1 otherwise; 2 wrong usage.
@Command(
        name = "parley bench",
        description = {
            "Load generator: measures and checks at the same time.",
            "Without --url it starts a server of its own on a temporary directory and stops it."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            PairsCommand.class,
            GroupCommand.class,
            DevicesCommand.class,
            RelayCommand.class,
            IdleCommand.class,
            OfflineCommand.class,
            ReconnectCommand.class,
            RelayServerCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        // The whole usage would hide what is wrong.
        commandLine.setParameterExceptionHandler((usage, given) -> {
            CommandLine command = usage.getCommandLine();
            command.getErr().println("bench: " + usage.getMessage());
            command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
            return CommandLine.ExitCode.USAGE;
        });
        return commandLine.setExecutionExceptionHandler((fault, command, parsed) -> {
            PrintWriter err = command.getErr();
            return switch (fault) {
                case ServerFaultException refusal -> say(err, refusal, 1);
                case IllegalStateException failure -> say(err, failure, 1);
                case IllegalArgumentException usage -> say(err, usage, 2);
                default -> throw fault;
            };
        });
    }

    private static int say(PrintWriter err, RuntimeException reason, int exitCode) {
        err.println("bench: " + reason.getMessage());
        return exitCode;
    }
}
