package parley.terminal;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import parley.client.live.TransportOptions;
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

    @Option(names = "--to", paramLabel = "NAME", description = "Whom to talk with: a handle, or a group's name.")
    String to = "";

    @Option(
            names = "--transport",
            paramLabel = "NAME",
            description = "auto: WebSocket, or long-polling where none gets through. websocket or polling: only that"
                    + " one (default: ${DEFAULT-VALUE}).",
            defaultValue = "auto")
    String transport = "auto";

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

    /// @throws TerminalException if there is no such transport
    TransportOptions.Mode transport() {
        return switch (transport) {
            case "auto" -> TransportOptions.Mode.AUTO;
            case "websocket" -> TransportOptions.Mode.WEBSOCKET;
            case "polling" -> TransportOptions.Mode.POLLING;
            default ->
                throw new TerminalException("--transport: " + transport + " (expected: auto, websocket or polling)");
        };
    }
}
