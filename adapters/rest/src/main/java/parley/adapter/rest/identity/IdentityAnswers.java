package parley.adapter.rest.identity;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import parley.adapter.rest.Answer;
import parley.adapter.rest.Call;
import parley.adapter.rest.EntityTag;
import parley.adapter.rest.JsonText;
import parley.adapter.rest.Problem;
import parley.adapter.wire.ErrorCode;
import parley.identity.domain.IssuedTokens;
import parley.identity.domain.Profile;
import parley.identity.domain.PublicProfile;
import parley.identity.domain.Relation;
import parley.kernel.Page;

/// Answers that several routes of identity give.
final class IdentityAnswers {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private IdentityAnswers() {}

    static Answer profile(Call call, Profile profile) {
        JsonText body = JsonText.object(out -> {
            out.writeStringField("user", profile.user().toString());
            out.writeStringField("handle", profile.handle().value());
            out.writeStringField("name", profile.name());
            out.writeBooleanField("admin", profile.admin());
            out.writeNumberField("createdAt", profile.createdAt());
        });
        return EntityTag.version(profile.version()).conditional(call, Answer.json(200, body));
    }

    static Answer publicProfile(PublicProfile profile) {
        return Answer.json(200, JsonText.object(out -> publicProfile(out, profile)));
    }

    static Answer relations(Page<Relation> page) {
        return Answer.json(
                200,
                JsonText.page(
                        out -> {
                            for (Relation relation : page.items()) {
                                out.writeStartObject();
                                publicProfile(out, relation.profile());
                                out.writeNumberField("since", relation.since());
                                out.writeEndObject();
                            }
                        },
                        page.next()));
    }

    static void tokens(JsonGenerator out, IssuedTokens tokens) throws IOException {
        out.writeStringField("user", tokens.user().toString());
        out.writeStringField("device", tokens.device().toString());
        out.writeStringField("accessToken", tokens.accessToken());
        out.writeNumberField("accessExpiresAt", tokens.accessExpiresAt());
        out.writeStringField("refreshToken", tokens.refreshToken());
    }

    /// @param field name of the member of the body
    static Answer invalid(String field, String expected) {
        return Problem.of(ErrorCode.BAD_FRAME, field + ": wrong form (expected: " + expected + ")")
                .answer();
    }

    static Answer handleTaken() {
        return Problem.of(ErrorCode.CONFLICT, "handle: taken").answer();
    }

    static Answer noUser() {
        return Problem.of(ErrorCode.NOT_FOUND, "no such user").answer();
    }

    static Answer wrongPassword() {
        return Problem.of(ErrorCode.FORBIDDEN, "password: wrong").answer();
    }

    static Answer notAdmin() {
        return Problem.of(ErrorCode.FORBIDDEN, "not an admin").answer();
    }

    static Answer busy(long retryAfterMs) {
        return Problem.rateLimited("too many passwords are being checked", Duration.ofMillis(retryAfterMs))
                .answer();
    }

    static Answer unavailable() {
        return Problem.of(ErrorCode.UNAVAILABLE, "the store of accounts does not answer; unknown what was done")
                .retryAfter(RETRY)
                .answer();
    }

    private static void publicProfile(JsonGenerator out, PublicProfile profile) throws IOException {
        out.writeStringField("user", profile.user().toString());
        out.writeStringField("handle", profile.handle().value());
        out.writeStringField("name", profile.name());
    }
}
