package parley.terminal;

import java.io.Console;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Standard input, and the secrets that come by it or around it.
final class Input {
    private static final String PASSWORD_VARIABLE = "PARLEY_PASSWORD";

    private final Reader in;
    private final Optional<Stty> terminal;
    private final Map<String, String> environment;

    Input(Reader in, Optional<Stty> terminal, Map<String, String> environment) {
        this.in = in;
        this.terminal = terminal;
        this.environment = environment;
    }

    Reader reader() {
        return in;
    }

    /// The next line; empty at the end of input.
    Optional<String> line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            line.append((char) next);
            next = in.read();
        }
        if (next < 0 && line.isEmpty()) {
            return Optional.empty();
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return Optional.of(line.toString());
    }

    /// Asks for a line where somebody can answer.
    Optional<String> ask(String question) throws IOException {
        if (terminal.isEmpty()) {
            return Optional.empty();
        }
        say(question);
        return line();
    }

    /// A password: from the file, else from the environment, else typed without being shown.
    ///
    /// @param again whether to have it typed twice, because nothing else would notice a slip
    Optional<String> password(Optional<Path> file, boolean again) throws IOException {
        if (file.isPresent()) {
            return Optional.of(firstLine(file.get()));
        }
        String preset = environment.get(PASSWORD_VARIABLE);
        if (preset != null && !preset.isEmpty()) {
            return Optional.of(preset);
        }
        Optional<String> typed = secret("Password: ");
        if (again && typed.isPresent() && !typed.equals(secret("Again: "))) {
            throw new TerminalException("the two passwords differ");
        }
        return typed;
    }

    private Optional<String> secret(String question) throws IOException {
        if (terminal.isEmpty()) {
            return Optional.ofNullable(System.console())
                    .filter(Console::isTerminal)
                    .flatMap(console -> Optional.ofNullable(console.readPassword(question)))
                    .map(String::new);
        }
        say(question);
        terminal.get().silent();
        try {
            return line();
        } finally {
            terminal.get().close();
            say("\n");
        }
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException failed) {
            throw new TerminalException("cannot read the password from " + file + ": " + failed.getMessage(), failed);
        }
    }

    private static void say(String text) {
        System.err.print(text);
        System.err.flush();
    }
}
