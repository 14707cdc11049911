package parley.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A typed command, taken apart.
///
/// @param name with its slash, in lower case
/// @param rest what follows, without white space around it
record Words(String name, String rest) {
    /// A command with something missing or wrong behind it; the message says how it goes.
    static final class Misused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misused(String message) {
            super(message);
        }

        /// @param usage how the command goes
        static Misused usage(String usage) {
            return new Misused("usage: " + usage);
        }
    }

    private static final Pattern TIME = Pattern.compile("(\\d{1,4})([hd]?)");
    private static final Duration MAX_TIME = Duration.ofDays(365);

    static Words of(String text) {
        int space = text.indexOf(' ');
        return new Words(
                (space < 0 ? text : text.substring(0, space)).toLowerCase(Locale.ROOT),
                space < 0 ? "" : text.substring(space + 1).strip());
    }

    /// What follows, which must not be missing.
    ///
    /// @param usage how the command goes
    String rest(String usage) {
        if (rest.isEmpty()) {
            throw Misused.usage(usage);
        }
        return rest;
    }

    /// The words that follow.
    List<String> all() {
        return rest.isEmpty() ? List.of() : List.of(rest.split("\\s+"));
    }

    /// The words that follow, which must be this many.
    List<String> exactly(int count, String usage) {
        if (all().size() != count) {
            throw Misused.usage(usage);
        }
        return all();
    }

    /// `on` or `off`.
    boolean onOrOff(String usage) {
        return switch (rest) {
            case "on" -> true;
            case "off" -> false;
            default -> throw Misused.usage(usage);
        };
    }

    /// A time in hours or days, such as `8`, `8h` or `2d`.
    static Duration time(String what, String text) {
        Matcher matcher = TIME.matcher(text.toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            long number = Long.parseLong(matcher.group(1));
            Duration time = matcher.group(2).equals("d") ? Duration.ofDays(number) : Duration.ofHours(number);
            if (time.isPositive() && time.compareTo(MAX_TIME) <= 0) {
                return time;
            }
        }
        throw new Misused(what + ": " + text + " (expected: hours, like 8 or 8h, or days, like 2d; 365d at most)");
    }

    int number(String what, int absent, int most) {
        return rest.isEmpty() ? absent : number(what, rest, most);
    }

    static int number(String what, String text, int most) {
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new Misused(what + ": " + text + " (expected: 1 to " + most + ")");
        }
        return Integer.parseInt(text);
    }
}
