package parley.groups.domain;

import java.util.regex.Pattern;

/// The rules for what people write about a group. Lengths are in characters (code points).
public final class GroupText {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final Pattern AVATAR = Pattern.compile("[A-Za-z0-9_-]{0,64}");

    /// What a name must be, for error messages.
    public static final String NAME_EXPECTED = "1 to " + LONGEST_NAME
            + " characters, no control, directional or invisible characters, no space at either end";
    /// What a description must be, for error messages.
    public static final String DESCRIPTION_EXPECTED = "at most " + LONGEST_DESCRIPTION
            + " characters, no control characters but line feeds and tabs," + " no directional or invisible characters";
    /// What an avatar must be, for error messages.
    public static final String AVATAR_EXPECTED = "empty, or the id of a medium";

    private GroupText() {}

    public static boolean isName(String text) {
        return !text.isEmpty()
                && isAtMost(text, LONGEST_NAME)
                && text.codePoints().noneMatch(GroupText::isUnfit)
                && text.equals(text.strip());
    }

    public static boolean isDescription(String text) {
        return isAtMost(text, LONGEST_DESCRIPTION)
                && text.codePoints().noneMatch(code -> code != '\n' && code != '\t' && isUnfit(code));
    }

    public static boolean isAvatar(String text) {
        return AVATAR.matcher(text).matches();
    }

    private static boolean isAtMost(String text, int length) {
        return text.length() <= 2 * length && text.codePointCount(0, text.length()) <= length;
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
