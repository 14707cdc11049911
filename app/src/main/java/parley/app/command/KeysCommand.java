package parley.app.command;

import picocli.CommandLine.Command;

/// Administers the keys that sign access tokens.
@Command(
        name = "keys",
        description = "Administer the keys that sign access tokens.",
        mixinStandardHelpOptions = true,
        subcommands = KeysRotateCommand.class)
public final class KeysCommand {}
