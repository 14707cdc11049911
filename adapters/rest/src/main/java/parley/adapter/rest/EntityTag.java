package parley.adapter.rest;

import java.util.Arrays;
import java.util.Optional;
import parley.adapter.wire.ErrorCode;

/// Version of a resource as the client sees it in `ETag`, and the preconditions of RFC 9110 section 13 on it.
///
/// @param value opaque text without quotes
public record EntityTag(String value) {
    private static final int PRECONDITION_FAILED = 412;
    private static final int PRECONDITION_REQUIRED = 428;
    private static final int NOT_MODIFIED = 304;

    /// A strong tag that counts changes.
    public static EntityTag version(long version) {
        return new EntityTag("v" + version);
    }

    /// What goes into the header.
    public String quoted() {
        return "\"" + value + "\"";
    }

    /// The version that `If-Match` names; the caller compares it when it writes.
    ///
    /// @throws ProblemException 428 without the header, 412 if it names no version
    public static long requireVersion(Call call) {
        String header = call.header("If-Match").map(String::strip).orElseThrow(EntityTag::required);
        if (!header.matches("\"v[0-9]{1,18}\"")) {
            throw new ProblemException(outdated());
        }
        return Long.parseLong(header.substring(2, header.length() - 1));
    }

    /// The problem of a change that was made from another version than the current one.
    public static Problem outdated() {
        return Problem.of(
                PRECONDITION_FAILED,
                ErrorCode.CONFLICT,
                "If-Match: not the current version (expected: the ETag of a GET)");
    }

    /// `answer` with this tag, or 304 if the client has that version already.
    public Answer conditional(Call call, Answer answer) {
        Optional<String> known = call.header("If-None-Match");
        boolean unchanged = known.isPresent()
                && Arrays.stream(known.get().split(",", -1)).map(String::strip).anyMatch(this::matchesWeakly);
        return on(unchanged ? Answer.empty(NOT_MODIFIED) : answer);
    }

    /// `answer` with this tag.
    public Answer on(Answer answer) {
        return answer.with("ETag", quoted());
    }

    private boolean matchesWeakly(String tag) {
        return tag.equals("*") || tag.equals(quoted()) || tag.equals("W/" + quoted());
    }

    private static ProblemException required() {
        return new ProblemException(Problem.of(
                PRECONDITION_REQUIRED, ErrorCode.BAD_FRAME, "If-Match: missing (expected: the ETag of a GET)"));
    }
}
