package parley.app.command;

import picocli.CommandLine.Command;

/// Administers accounts in the data directory, whether a server runs on it or not.
@Command(
        name = "user",
        description = "Administer accounts, whether a server runs on the data directory or not.",
        mixinStandardHelpOptions = true,
        subcommands = {UserAddCommand.class, UserInviteCommand.class})
public final class UserCommand {}
