package parley.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How the text of a value is understood.
///
/// @param expected what a text must be, for error messages and the manual
/// @param parser throws [IllegalArgumentException] for anything else
public record Form<T>(String expected, Function<String, T> parser) {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s?(us|ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s?(B|KiB|MiB|GiB)?");
    private static final long KIB = 1024;

    /// Any text, also none.
    public static final Form<String> TEXT = new Form<>("text", text -> text);

    /// Text that is not blank.
    public static final Form<String> NAME = new Form<>("text", Form::notBlank);

    /// A path; a relative one starts at the working directory.
    public static final Form<Path> PATH = new Form<>("path", text -> Path.of(notBlank(text)));

    /// A path, or nothing.
    public static final Form<List<Path>> OPTIONAL_PATH =
            new Form<>("path or empty", text -> text.isBlank() ? List.of() : List.of(Path.of(text)));

    public static final Form<Boolean> FLAG = new Form<>("true or false", Form::flag);

    /// A time with its unit, or an ISO 8601 duration.
    public static final Form<Duration> DURATION_OF =
            new Form<>("duration such as 100us, 500ms, 30s, 15m, 12h, 60d", Form::duration);

    /// A number of bytes, with or without a binary unit.
    public static final Form<Long> SIZE_OF = new Form<>("size such as 4096, 64KiB, 16MiB, 1GiB", Form::size);

    /// A number of bytes that fits an `int`.
    public static final Form<Integer> SMALL_SIZE = new Form<>(SIZE_OF.expected, text -> Math.toIntExact(size(text)));

    /// Several texts: a YAML list, or separated by commas.
    public static final Form<List<String>> LIST = new Form<>("list", Form::list);

    T parse(String text) {
        try {
            return parser.apply(text.strip());
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException("out of range", tooLarge);
        }
    }

    /// A whole number between two bounds, inclusive.
    public static Form<Integer> number(int least, int most) {
        String expected = most == Integer.MAX_VALUE ? "number from " + least : "number from " + least + " to " + most;
        return new Form<>(expected, text -> {
            int value = Integer.parseInt(text);
            if (value < least || value > most) {
                throw new IllegalArgumentException("out of range");
            }
            return value;
        });
    }

    /// One of the constants, in lower case.
    public static <E extends Enum<E>> Form<E> oneOf(E[] constants) {
        String expected = Arrays.stream(constants).map(Form::word).collect(Collectors.joining(", "));
        return new Form<>(
                "one of " + expected,
                text -> Arrays.stream(constants)
                        .filter(constant -> word(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("unknown")));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String notBlank(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("blank");
        }
        return text;
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither");
        };
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException otherForm) {
                throw new IllegalArgumentException("no duration", otherForm);
            }
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "us" -> Duration.of(amount, ChronoUnit.MICROS);
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static long size(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no size");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (String.valueOf(matcher.group(2))) {
            case "KiB" -> Math.multiplyExact(amount, KIB);
            case "MiB" -> Math.multiplyExact(amount, KIB * KIB);
            case "GiB" -> Math.multiplyExact(amount, KIB * KIB * KIB);
            default -> amount;
        };
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
