package parley.app.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.app.check.StartupException;
import picocli.CommandLine.Option;

/// Where a command gets a password from: a file, the environment, the terminal (asked twice) or standard input. Never
/// from an argument, which other users of the machine can see.
final class PasswordSource {
    static final String VARIABLE = "PARLEY_PASSWORD";

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Take the password from the first line of this file. Without it: from PARLEY_PASSWORD, else "
                    + "asked on the terminal, else the first line of standard input.")
    private @Nullable Path file;

    /// @throws StartupException if there is none
    String read(Map<String, String> environment) {
        if (file != null) {
            return firstLine(file);
        }
        String variable = environment.get(VARIABLE);
        if (variable != null) {
            return variable;
        }
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(PasswordSource::ask)
                .orElseGet(PasswordSource::standardInput);
    }

    private static String firstLine(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return require(reader.readLine(), file.toString());
        } catch (IOException e) {
            throw new StartupException("password file " + file + ": cannot be read (" + e.getMessage() + ")");
        }
    }

    private static String ask(Console console) {
        char[] first = console.readPassword("Password: ");
        char[] second = console.readPassword("Again: ");
        if (first == null || !Arrays.equals(first, second)) {
            throw new StartupException("the passwords differ");
        }
        return new String(first);
    }

    private static String standardInput() {
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return require(reader.readLine(), "standard input");
        } catch (IOException e) {
            throw new StartupException("standard input: cannot be read (" + e.getMessage() + ")");
        }
    }

    private static String require(@Nullable String line, String origin) {
        if (line == null || line.isEmpty()) {
            throw new StartupException(origin + ": no password in its first line");
        }
        return line;
    }
}
