package parley.identity.domain;

/// The rule for names that people give themselves and their devices: free text for others to read, not unique.
///
/// 1 to 64 characters (code points), no control characters, none that reorder the text or are
/// invisible, no white space at either end.
public final class DisplayName {
    private static final int MAX_LENGTH = 64;

    /// What a name must be, for error messages.
    public static final String EXPECTED = "1 to " + MAX_LENGTH
            + " characters, no control, directional or invisible characters, no space at either end";

    private DisplayName() {}

    public static boolean isValid(String text) {
        return !text.isEmpty()
                && text.length() <= 2 * MAX_LENGTH
                && text.codePointCount(0, text.length()) <= MAX_LENGTH
                && text.codePoints().noneMatch(DisplayName::isUnfit)
                && text.equals(text.strip());
    }

    /// @throws IllegalArgumentException if `text` is no valid name
    public static String require(String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException("name of length " + text.length() + " (expected: " + EXPECTED + ")");
        }
        return text;
    }

    private static boolean isUnfit(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.SURROGATE
                || isDeceptive(codePoint);
    }

    /// What reorders the text around it, or is not seen at all. Joiners are none of these: scripts and emoji need
    /// them.
    private static boolean isDeceptive(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069)
                || codePoint == 0x200B
                || codePoint == 0x2060
                || codePoint == 0xFEFF;
    }
}
