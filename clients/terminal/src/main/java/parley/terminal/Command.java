package parley.terminal;

import java.util.Optional;

/// What a typed line asks for.
sealed interface Command {
    record Say(String text) implements Command {}

    /// @param whom a handle, the name of a group, or a number of the list
    record To(String whom) implements Command {}

    /// @param all with what is archived
    record Show(boolean all) implements Command {}

    record History(int count) implements Command {}

    record Who() implements Command {}

    record Devices() implements Command {}

    record Help(String topic) implements Command {}

    record Quit() implements Command {}

    record Nothing() implements Command {}

    record Wrong(String reason) implements Command {}

    record InGroup(GroupCommand command) implements Command {}

    record Own(OwnCommand command) implements Command {}

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
        Words words = Words.of(text);
        try {
            return general(words)
                    .or(() -> GroupCommand.parse(words).map(InGroup::new))
                    .or(() -> OwnCommand.parse(words).map(Own::new))
                    .orElseGet(() -> new Wrong("no command " + words.name() + "; /help lists them"));
        } catch (Words.Misused misused) {
            return new Wrong(String.valueOf(misused.getMessage()));
        }
    }

    private static Optional<Command> general(Words words) {
        return switch (words.name()) {
            case "/to" -> Optional.of(new To(words.rest("/to HANDLE, /to GROUP or /to NUMBER")));
            case "/list" -> Optional.of(new Show(words.rest().equals("all")));
            case "/history" -> Optional.of(new History(words.number("/history", DEFAULT_HISTORY, MAX_HISTORY)));
            case "/who" -> Optional.of(new Who());
            case "/devices" -> Optional.of(new Devices());
            case "/help" -> Optional.of(new Help(words.rest()));
            case "/quit", "/exit" -> Optional.of(new Quit());
            default -> Optional.empty();
        };
    }
}
