package parley.adapter.rest.groups;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import parley.adapter.rest.Answer;
import parley.adapter.rest.Call;
import parley.adapter.rest.EntityTag;
import parley.adapter.rest.Problem;
import parley.adapter.wire.ErrorCode;
import parley.groups.domain.GroupView;
import parley.groups.domain.Refusal;
import parley.kernel.ConversationId;

/// Answers that several routes of groups give.
final class GroupsAnswers {
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int NAMED_REFUSALS = 10;

    private GroupsAnswers() {}

    static ConversationId group(Call call) {
        return new ConversationId(call.pathId("group"));
    }

    /// A group with its version as the tag.
    static Answer group(int status, GroupView view) {
        return tag(view).on(Answer.json(status, GroupsJson.group(view)));
    }

    static EntityTag tag(GroupView view) {
        return EntityTag.version(view.group().version());
    }

    /// @param field name of the member of the body
    static Answer invalid(String field, String expected) {
        return Problem.of(ErrorCode.BAD_FRAME, field + ": wrong form (expected: " + expected + ")")
                .answer();
    }

    static Answer noGroup() {
        return Problem.of(ErrorCode.NOT_FOUND, "no such group").answer();
    }

    static Answer noMember() {
        return Problem.of(ErrorCode.NOT_FOUND, "user: not a member of this group")
                .answer();
    }

    static Answer notMember() {
        return Problem.of(ErrorCode.NOT_MEMBER, "not a member of this group any more")
                .answer();
    }

    static Answer forbidden() {
        return Problem.of(ErrorCode.FORBIDDEN, "the role in this group does not suffice")
                .answer();
    }

    static Answer mustHandOver() {
        return Problem.of(ErrorCode.CONFLICT, "the owner cannot leave (expected: hand the group over first)")
                .answer();
    }

    static Answer otherContent() {
        return Problem.of(ErrorCode.CONFLICT, "Idempotency-Key: named another group (expected: the same body)")
                .answer();
    }

    static Answer full(int limit) {
        return Problem.of(ErrorCode.CONFLICT, "the group is full (expected: at most " + limit + " members)")
                .answer();
    }

    static Answer unavailable() {
        return Problem.of(ErrorCode.UNAVAILABLE, "the store of groups does not answer; unknown what was done")
                .retryAfter(RETRY)
                .answer();
    }

    /// The problem of members that cannot be added; who does not exist counts before who is blocked.
    static Answer refused(List<Refusal> refusals) {
        boolean missing = refusals.stream().anyMatch(refusal -> refusal.reason() == Refusal.Reason.NOT_FOUND);
        String named = refusals.stream()
                .limit(NAMED_REFUSALS)
                .map(refusal -> refusal.user() + " " + code(refusal.reason()).word())
                .collect(Collectors.joining(", "));
        int more = refusals.size() - NAMED_REFUSALS;
        return Problem.of(
                        missing ? ErrorCode.NOT_FOUND : code(refusals.getFirst().reason()),
                        "members: " + named + (more > 0 ? " and " + more + " more" : ""))
                .answer();
    }

    /// The table of reasons.
    static ErrorCode code(Refusal.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> ErrorCode.NOT_FOUND;
            case BLOCKED -> ErrorCode.BLOCKED;
            case ALREADY_MEMBER -> ErrorCode.CONFLICT;
        };
    }
}
