package parley.terminal;

import java.util.Locale;

/// What a typed line asks for.
sealed interface Command {
    record Say(String text) implements Command {}

    /// @param whom a handle, or a number of the list
    record To(String whom) implements Command {}

    record Show() implements Command {}

    record History(int count) implements Command {}

    record Who() implements Command {}

    record Devices() implements Command {}

    record Help() implements Command {}

    record Quit() implements Command {}

    record Nothing() implements Command {}

    record Wrong(String reason) implements Command {}

    int DEFAULT_HISTORY = 20;
    int MAX_HISTORY = 200;

    /// A line that starts with `//` is a message that starts with `/`.
    static Command parse(String line) {
        String text = line.strip();
        if (text.isEmpty()) {
            return new Nothing();
        }
        if (!text.startsWith("/")) {
            return new Say(line);
        }
        if (text.startsWith("//")) {
            return new Say(text.substring(1));
        }
        int space = text.indexOf(' ');
        String name = (space < 0 ? text : text.substring(0, space)).toLowerCase(Locale.ROOT);
        String rest = space < 0 ? "" : text.substring(space + 1).strip();
        return switch (name) {
            case "/to" -> rest.isEmpty() ? new Wrong("/to HANDLE or /to NUMBER") : new To(rest);
            case "/list" -> new Show();
            case "/history" -> history(rest);
            case "/who" -> new Who();
            case "/devices" -> new Devices();
            case "/help" -> new Help();
            case "/quit", "/exit" -> new Quit();
            default -> new Wrong("no command " + name + "; /help lists them");
        };
    }

    private static Command history(String count) {
        if (count.isEmpty()) {
            return new History(DEFAULT_HISTORY);
        }
        if (!count.matches("\\d{1,3}") || Integer.parseInt(count) < 1 || Integer.parseInt(count) > MAX_HISTORY) {
            return new Wrong("/history: " + count + " (expected: 1 to " + MAX_HISTORY + ")");
        }
        return new History(Integer.parseInt(count));
    }
}
