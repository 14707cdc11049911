package parley.adapter.rest.groups;

import java.time.Duration;
import parley.adapter.rest.Answer;
import parley.adapter.rest.Call;
import parley.adapter.rest.Fields;
import parley.adapter.rest.Problem;
import parley.adapter.wire.ErrorCode;
import parley.groups.domain.LinkId;
import parley.groups.port.in.CreateLink;
import parley.groups.port.in.JoinByLink;
import parley.groups.port.in.ListLinks;
import parley.groups.port.in.PreviewLink;
import parley.groups.port.in.RevokeLink;

/// `/v1/groups/{group}/links`, `/v1/groups/preview` and `/v1/groups/join`.
///
/// Tokens travel in bodies only, so that they end up in no log and no metric, and every one that is not good gets the
/// same answer.
final class LinkEndpoints {
    private final GroupsPorts ports;

    LinkEndpoints(GroupsPorts ports) {
        this.ports = ports;
    }

    Answer create(Call call) {
        Fields body = call.fields();
        long life = body.optionalInteger("expiresInSeconds", 1, GroupLimits.MAX_LIFE_SECONDS)
                .orElse(CreateLink.DEFAULT_LIFE.toSeconds());
        long uses = body.optionalInteger("uses", 1, GroupLimits.MAX_USES).orElse(CreateLink.DEFAULT_USES);
        CreateLink.Command command = new CreateLink.Command(
                call.caller().user(), call.caller().device(), GroupsAnswers.group(call), Duration.ofSeconds(life), (int)
                        uses);
        return call.once(once -> create(command));
    }

    private Answer create(CreateLink.Command command) {
        return switch (ports.createLink().create(command)) {
            case CreateLink.Result.Created(var link, var token) -> Answer.json(201, GroupsJson.created(link, token));
            case CreateLink.Result.LimitReached(int limit) ->
                Problem.of(ErrorCode.CONFLICT, "the group has " + limit + " links (expected: revoke one first)")
                        .answer();
            case CreateLink.Result.Invalid(String field, String expected) ->
                GroupsAnswers.invalid(field.equals("life") ? "expiresInSeconds" : field, expected);
            case CreateLink.Result.NotFound() -> GroupsAnswers.noGroup();
            case CreateLink.Result.NotMember() -> GroupsAnswers.notMember();
            case CreateLink.Result.Forbidden() -> GroupsAnswers.forbidden();
            case CreateLink.Result.Unavailable() -> GroupsAnswers.unavailable();
        };
    }

    Answer list(Call call) {
        ListLinks.Query query = new ListLinks.Query(call.caller().user(), GroupsAnswers.group(call));
        return switch (ports.listLinks().list(query)) {
            case ListLinks.Result.Listed(var links) -> Answer.json(200, GroupsJson.links(links));
            case ListLinks.Result.NotFound() -> GroupsAnswers.noGroup();
            case ListLinks.Result.NotMember() -> GroupsAnswers.notMember();
            case ListLinks.Result.Forbidden() -> GroupsAnswers.forbidden();
        };
    }

    Answer revoke(Call call) {
        RevokeLink.Command command = new RevokeLink.Command(
                call.caller().user(),
                call.caller().device(),
                GroupsAnswers.group(call),
                new LinkId(call.pathId("link")));
        return switch (ports.revokeLink().revoke(command)) {
            case RevokeLink.Result.Revoked() -> Answer.noContent();
            case RevokeLink.Result.NoSuchLink() ->
                Problem.of(ErrorCode.NOT_FOUND, "link: not a link of this group, or not any more")
                        .answer();
            case RevokeLink.Result.NotFound() -> GroupsAnswers.noGroup();
            case RevokeLink.Result.NotMember() -> GroupsAnswers.notMember();
            case RevokeLink.Result.Forbidden() -> GroupsAnswers.forbidden();
            case RevokeLink.Result.Unavailable() -> GroupsAnswers.unavailable();
        };
    }

    Answer preview(Call call) {
        String token = token(call);
        return switch (ports.previewLink().preview(new PreviewLink.Query(token))) {
            case PreviewLink.Result.Found(var preview) -> Answer.json(200, GroupsJson.preview(preview));
            case PreviewLink.Result.NotFound() -> noLink();
        };
    }

    Answer join(Call call) {
        JoinByLink.Command command =
                new JoinByLink.Command(call.caller().user(), call.caller().device(), token(call));
        return switch (ports.joinByLink().join(command)) {
            case JoinByLink.Result.Joined(var view) -> GroupsAnswers.group(200, view);
            case JoinByLink.Result.Requested(var group) -> Answer.json(202, GroupsJson.requested(group));
            case JoinByLink.Result.NotFound() -> noLink();
            case JoinByLink.Result.Full(int limit) -> GroupsAnswers.full(limit);
            case JoinByLink.Result.TooManyRequests(int limit) ->
                Problem.of(ErrorCode.CONFLICT, "the group has " + limit + " requests that nobody decided")
                        .answer();
            case JoinByLink.Result.Unavailable() -> GroupsAnswers.unavailable();
        };
    }

    /// Counts the attempt before anything of the token is looked at.
    private static String token(Call call) {
        String token = call.fields().string("token", GroupLimits.TOKEN);
        call.chargeLinkToken();
        return token;
    }

    private static Answer noLink() {
        return Problem.of(ErrorCode.NOT_FOUND, "token: not good for any group").answer();
    }
}
