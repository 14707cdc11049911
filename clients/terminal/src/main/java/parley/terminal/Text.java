package parley.terminal;

/// Text from others on a terminal: how wide it is, and how to keep it from commanding the terminal.
final class Text {
    private static final int FIRST_WIDE = 0x1100;

    private Text() {}

    /// Replaces control characters, escape sequences among them, and characters that change the writing
    /// direction of what follows. Line feeds stay, tabs become spaces.
    static String harmless(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n') {
                clean.append('\n');
            } else if (point == '\t') {
                clean.append("    ");
            } else if (point != '\r') {
                clean.appendCodePoint(commands(point) ? '\uFFFD' : point);
            }
        });
        return clean.toString();
    }

    /// Like `1 member` and `2 members`.
    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /// One line of at most `columns` columns.
    static String brief(String text, int columns) {
        String line = harmless(text).replace('\n', ' ');
        return width(line) <= columns ? line : fitting(line, columns - 1) + "…";
    }

    /// The longest start of a text that fits.
    static String fitting(String text, int columns) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            used += width(point);
            if (used > columns) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end);
    }

    /// Columns that a text takes, by the rules most terminals follow.
    static int width(String text) {
        return text.codePoints().map(Text::width).sum();
    }

    static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || type == Character.CONTROL) {
            return 0;
        }
        return point >= FIRST_WIDE && wide(point) ? 2 : 1;
    }

    private static boolean wide(int point) {
        return point <= 0x115F
                || (point >= 0x2E80 && point <= 0xA4CF && point != 0x303F)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x1F300 && point <= 0x1F64F)
                || (point >= 0x1F680 && point <= 0x1F6FF)
                || (point >= 0x1F900 && point <= 0x1F9FF)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }

    private static boolean commands(int point) {
        return Character.getType(point) == Character.CONTROL
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }
}
