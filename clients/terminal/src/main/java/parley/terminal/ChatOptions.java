package parley.terminal;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What the command line says.
final class ChatOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the server answers (default: ${DEFAULT-VALUE}).",
            defaultValue = "http://127.0.0.1:8080")
    URI url = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "Trust the certificates in this PEM file, and no others: for a server with a certificate of"
                    + " its own making.")
    @Nullable
    Path ca;

    @Option(names = "--user", paramLabel = "HANDLE", description = "Who you are (default: who logged in here before).")
    String user = "";

    @Option(names = "--register", description = "Make this account first.")
    boolean register;

    @Option(names = "--invite", paramLabel = "CODE", description = "With --register, where the server asks for one.")
    String invite = "";

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "What this device is called in lists (default: ${DEFAULT-VALUE}).",
            defaultValue = "terminal")
    String device = "terminal";

    @Option(names = "--to", paramLabel = "HANDLE", description = "Whom to talk with.")
    String to = "";

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Reads the password from the first line of a file. Else PARLEY_PASSWORD, else you are asked.")
    @Nullable
    Path passwordFile;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Keeps logins and unsent messages here (default: ~/.parley). Another one is another device.")
    @Nullable
    Path state;

    @Option(names = "--plain", description = "Prints lines only: no cursor movement, no colours.")
    boolean plain;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "When input ends, how long to wait for answers (default: ${DEFAULT-VALUE}).",
            defaultValue = "15")
    int wait = 15;
}
