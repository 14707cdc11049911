package parley.terminal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// How things look.
///
/// @param colour whether the terminal shows colours and the user wants them
/// @param unicode whether ticks may be other than ASCII
record Style(boolean colour, boolean unicode, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final String RESET = "\u001B[0m";
    private static final List<String> AUTHORS = List.of("\u001B[35m", "\u001B[33m", "\u001B[34m", "\u001B[31m");
    private static final String DIM = "\u001B[2m";
    private static final String GREEN = "\u001B[32m";
    private static final String BRIGHT_CYAN = "\u001B[1;96m";
    private static final String RED = "\u001B[1;31m";

    String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    String date(Instant at) {
        return DATE.format(at.atZone(zone));
    }

    /// Date and time.
    String moment(Instant at) {
        return date(at) + " " + time(at);
    }

    String dim(String text) {
        return coloured(DIM, text);
    }

    String author(Line line) {
        return line.own()
                ? coloured(GREEN, line.author())
                : coloured(AUTHORS.get(Math.floorMod(line.author().hashCode(), AUTHORS.size())), line.author());
    }

    /// Two columns.
    String tick(Line line) {
        if (!line.own()) {
            return "  ";
        }
        // With colours, read differs from delivered as people know it; without, by its shape.
        Tick shape = colour && unicode && line.tick() == Tick.READ ? Tick.DELIVERED : line.tick();
        String symbol = shape.symbol(unicode);
        return switch (line.tick()) {
            case READ -> coloured(BRIGHT_CYAN, symbol);
            case FAILED -> coloured(RED, symbol);
            case PENDING, SENT, DELIVERED -> dim(symbol);
        };
    }

    private String coloured(String colourCode, String text) {
        return colour && !text.isEmpty() ? colourCode + text + RESET : text;
    }
}
