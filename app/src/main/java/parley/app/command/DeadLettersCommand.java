package parley.app.command;

import picocli.CommandLine.Command;

/// Administers the jobs of large groups that a running server gave up.
@Command(
        name = "dead-letters",
        description =
                "Look at the jobs of large groups that a running server could not make sense of, and put them back.",
        mixinStandardHelpOptions = true,
        subcommands = {DeadLettersListCommand.class, DeadLettersRequeueCommand.class})
public final class DeadLettersCommand {}
