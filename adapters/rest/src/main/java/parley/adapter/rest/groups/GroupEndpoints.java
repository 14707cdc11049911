package parley.adapter.rest.groups;

import java.util.ArrayList;
import java.util.List;
import parley.adapter.rest.Answer;
import parley.adapter.rest.Call;
import parley.adapter.rest.EntityTag;
import parley.adapter.rest.Fields;
import parley.adapter.wire.RefusedInputException;
import parley.groups.domain.Edit;
import parley.groups.domain.GroupProfile;
import parley.groups.domain.GroupSettings;
import parley.groups.domain.GroupText;
import parley.groups.domain.GroupView;
import parley.groups.domain.Permitted;
import parley.groups.port.in.ChangeGroup;
import parley.groups.port.in.CreateGroup;
import parley.groups.port.in.ListGroups;
import parley.groups.port.in.ReadGroup;
import parley.kernel.UserId;

/// `/v1/groups` and `/v1/groups/{group}`.
final class GroupEndpoints {
    private final GroupsPorts ports;

    GroupEndpoints(GroupsPorts ports) {
        this.ports = ports;
    }

    Answer create(Call call) {
        Fields body = call.fields();
        List<UserId> members = body.optionalIds("members", GroupLimits.USERS).orElse(List.of()).stream()
                .map(UserId::new)
                .toList();
        CreateGroup.Command command = new CreateGroup.Command(
                call.caller().user(),
                call.caller().device(),
                profile(body),
                settings(body),
                members,
                call.header("Idempotency-Key").orElse(""));
        return call.once(once -> create(command));
    }

    private Answer create(CreateGroup.Command command) {
        return switch (ports.createGroup().create(command)) {
            case CreateGroup.Result.Created(GroupView view) ->
                GroupsAnswers.group(201, view)
                        .with("Location", "/v1/groups/" + view.group().id());
            case CreateGroup.Result.NotMember() -> GroupsAnswers.notMember();
            case CreateGroup.Result.OtherContent() -> GroupsAnswers.otherContent();
            case CreateGroup.Result.Refused(var refusals) -> GroupsAnswers.refused(refusals);
            case CreateGroup.Result.Full(int limit) -> GroupsAnswers.full(limit);
            case CreateGroup.Result.Unavailable() -> GroupsAnswers.unavailable();
        };
    }

    private static GroupProfile profile(Fields body) {
        String name = body.string("name", GroupLimits.NAME);
        String description =
                body.optionalString("description", GroupLimits.DESCRIPTION).orElse("");
        String avatar = body.optionalString("avatar", GroupLimits.AVATAR).orElse("");
        require(GroupText.isName(name), "name", GroupText.NAME_EXPECTED);
        require(GroupText.isDescription(description), "description", GroupText.DESCRIPTION_EXPECTED);
        require(GroupText.isAvatar(avatar), "avatar", GroupText.AVATAR_EXPECTED);
        return new GroupProfile(name, description, avatar);
    }

    private static void require(boolean fits, String field, String expected) {
        if (!fits) {
            throw RefusedInputException.badFrame(field + ": wrong form (expected: " + expected + ")");
        }
    }

    private static GroupSettings settings(Fields body) {
        GroupSettings defaults = GroupSettings.DEFAULT;
        return new GroupSettings(
                body.optionalChoice("post", Permitted.class).orElse(defaults.post()),
                body.optionalChoice("edit", Permitted.class).orElse(defaults.edit()),
                body.optionalChoice("invite", Permitted.class).orElse(defaults.invite()),
                body.optionalBoolean("approval").orElse(defaults.approval()));
    }

    Answer list(Call call) {
        ListGroups.Query query =
                new ListGroups.Query(call.caller().user(), call.query("cursor").orElse(""), call.limit());
        return switch (ports.listGroups().list(query)) {
            case ListGroups.Result.Listed(var page) -> Answer.json(200, GroupsJson.groups(page));
            case ListGroups.Result.Invalid(String field, String expected) -> GroupsAnswers.invalid(field, expected);
        };
    }

    Answer read(Call call) {
        ReadGroup.Query query = new ReadGroup.Query(call.caller().user(), GroupsAnswers.group(call));
        return switch (ports.readGroup().read(query)) {
            case ReadGroup.Result.Found(GroupView view) ->
                GroupsAnswers.tag(view).conditional(call, Answer.json(200, GroupsJson.group(view)));
            case ReadGroup.Result.NotFound() -> GroupsAnswers.noGroup();
        };
    }

    Answer change(Call call) {
        ChangeGroup.Command command = new ChangeGroup.Command(
                call.caller().user(),
                call.caller().device(),
                GroupsAnswers.group(call),
                EntityTag.requireVersion(call),
                edits(call.fields()));
        return switch (ports.changeGroup().change(command)) {
            case ChangeGroup.Result.Changed(GroupView view) -> GroupsAnswers.group(200, view);
            case ChangeGroup.Result.Outdated outdated -> EntityTag.outdated().answer();
            case ChangeGroup.Result.Invalid(String field, String expected) -> GroupsAnswers.invalid(field, expected);
            case ChangeGroup.Result.NotFound() -> GroupsAnswers.noGroup();
            case ChangeGroup.Result.NotMember() -> GroupsAnswers.notMember();
            case ChangeGroup.Result.Forbidden() -> GroupsAnswers.forbidden();
            case ChangeGroup.Result.Unavailable() -> GroupsAnswers.unavailable();
        };
    }

    private static List<Edit> edits(Fields body) {
        List<Edit> edits = new ArrayList<>();
        body.optionalString("name", GroupLimits.NAME).map(Edit.Name::new).ifPresent(edits::add);
        body.optionalString("description", GroupLimits.DESCRIPTION)
                .map(Edit.Description::new)
                .ifPresent(edits::add);
        body.optionalString("avatar", GroupLimits.AVATAR).map(Edit.Avatar::new).ifPresent(edits::add);
        body.optionalChoice("post", Permitted.class).map(Edit.Post::new).ifPresent(edits::add);
        body.optionalChoice("edit", Permitted.class).map(Edit.Editing::new).ifPresent(edits::add);
        body.optionalChoice("invite", Permitted.class).map(Edit.Invite::new).ifPresent(edits::add);
        body.optionalBoolean("approval").map(Edit.Approval::new).ifPresent(edits::add);
        return edits;
    }
}
