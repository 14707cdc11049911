package parley.terminal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.client.model.ClientException;
import parley.client.model.ErrorCode;
import parley.client.model.RefusedException;

/// What the server refuses, in words for people.
final class Faults {
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z][A-Za-z.-]*: (?=.)");
    private static final Pattern EXPECTED = Pattern.compile(" \\(expected: (.*)\\)$", Pattern.DOTALL);

    private Faults() {}

    static String text(ClientException failed) {
        if (!(failed instanceof RefusedException refused)) {
            return String.valueOf(failed.getMessage());
        }
        long seconds = refused.retryAfter().plusMillis(999).toSeconds();
        return text(refused.code(), refused.detail())
                + (seconds == 0 ? "" : " (in " + Text.count(seconds, "second", "seconds") + ")");
    }

    /// @param detail the server's own words, which may begin with the name of a parameter
    static String text(ErrorCode code, String detail) {
        return switch (code) {
            case BLOCKED -> "one of you blocks the other";
            case NOT_MEMBER -> "you are not in this group any more";
            case FORBIDDEN -> "you may not do that: " + plain(detail);
            case RATE_LIMITED -> "too much at once; try again a little later";
            case UNAVAILABLE, INTERNAL -> "the server cannot do that at the moment; try again later";
            case BAD_FRAME, UNKNOWN_TYPE -> "the server does not take that: " + plain(detail);
            case TOO_LARGE -> "that is too much: " + plain(detail);
            case UNAUTHENTICATED, NOT_FOUND, CONFLICT, STALE_DEVICES, OTHER -> plain(detail);
        };
    }

    private static String plain(String detail) {
        Matcher parameter = PARAMETER.matcher(detail);
        String text = parameter.lookingAt() ? detail.substring(parameter.end()) : detail;
        return EXPECTED.matcher(text).replaceFirst(": $1");
    }
}
