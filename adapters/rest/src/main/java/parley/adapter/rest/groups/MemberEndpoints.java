package parley.adapter.rest.groups;

import java.util.List;
import parley.adapter.rest.Answer;
import parley.adapter.rest.Call;
import parley.adapter.wire.RefusedInputException;
import parley.groups.domain.Role;
import parley.groups.port.in.AddMembers;
import parley.groups.port.in.ChangeRole;
import parley.groups.port.in.LeaveGroup;
import parley.groups.port.in.ListMembers;
import parley.groups.port.in.RemoveMember;
import parley.kernel.UserId;

/// `/v1/groups/{group}/members`.
final class MemberEndpoints {
    private final GroupsPorts ports;

    MemberEndpoints(GroupsPorts ports) {
        this.ports = ports;
    }

    Answer list(Call call) {
        ListMembers.Query query = new ListMembers.Query(
                call.caller().user(),
                GroupsAnswers.group(call),
                call.query("cursor").orElse(""),
                call.limit());
        return switch (ports.listMembers().list(query)) {
            case ListMembers.Result.Listed(var page) -> Answer.json(200, GroupsJson.members(page));
            case ListMembers.Result.Invalid(String field, String expected) -> GroupsAnswers.invalid(field, expected);
            case ListMembers.Result.NotFound() -> GroupsAnswers.noGroup();
            case ListMembers.Result.NotMember() -> GroupsAnswers.notMember();
        };
    }

    Answer add(Call call) {
        List<UserId> users = call.fields().ids("users", GroupLimits.USERS).stream()
                .map(UserId::new)
                .toList();
        if (users.isEmpty()) {
            throw RefusedInputException.badFrame("users: none (expected: at least 1)");
        }
        AddMembers.Command command =
                new AddMembers.Command(call.caller().user(), call.caller().device(), GroupsAnswers.group(call), users);
        return switch (ports.addMembers().add(command)) {
            case AddMembers.Result.Added(var added, var refused) -> Answer.json(200, GroupsJson.added(added, refused));
            case AddMembers.Result.Full(int limit) -> GroupsAnswers.full(limit);
            case AddMembers.Result.Invalid(String field, String expected) -> GroupsAnswers.invalid(field, expected);
            case AddMembers.Result.NotFound() -> GroupsAnswers.noGroup();
            case AddMembers.Result.NotMember() -> GroupsAnswers.notMember();
            case AddMembers.Result.Forbidden() -> GroupsAnswers.forbidden();
            case AddMembers.Result.Unavailable() -> GroupsAnswers.unavailable();
        };
    }

    Answer remove(Call call) {
        UserId member = call.pathUserOrMe("user");
        return member.equals(call.caller().user()) ? leave(call) : remove(call, member);
    }

    private Answer leave(Call call) {
        LeaveGroup.Command command =
                new LeaveGroup.Command(call.caller().user(), call.caller().device(), GroupsAnswers.group(call));
        return switch (ports.leaveGroup().leave(command)) {
            case LeaveGroup.Result.Left() -> Answer.noContent();
            case LeaveGroup.Result.MustHandOver() -> GroupsAnswers.mustHandOver();
            case LeaveGroup.Result.NotFound() -> GroupsAnswers.noGroup();
            case LeaveGroup.Result.NotMember() -> GroupsAnswers.notMember();
            case LeaveGroup.Result.Unavailable() -> GroupsAnswers.unavailable();
        };
    }

    private Answer remove(Call call, UserId member) {
        RemoveMember.Command command = new RemoveMember.Command(
                call.caller().user(), call.caller().device(), GroupsAnswers.group(call), member);
        return switch (ports.removeMember().remove(command)) {
            case RemoveMember.Result.Removed() -> Answer.noContent();
            case RemoveMember.Result.NoSuchMember() -> GroupsAnswers.noMember();
            case RemoveMember.Result.MustHandOver() -> GroupsAnswers.mustHandOver();
            case RemoveMember.Result.NotFound() -> GroupsAnswers.noGroup();
            case RemoveMember.Result.NotMember() -> GroupsAnswers.notMember();
            case RemoveMember.Result.Forbidden() -> GroupsAnswers.forbidden();
            case RemoveMember.Result.Unavailable() -> GroupsAnswers.unavailable();
        };
    }

    Answer changeRole(Call call) {
        ChangeRole.Command command = new ChangeRole.Command(
                call.caller().user(),
                call.caller().device(),
                GroupsAnswers.group(call),
                new UserId(call.pathId("user")),
                call.fields().choice("role", Role.class));
        return switch (ports.changeRole().change(command)) {
            case ChangeRole.Result.Changed() -> Answer.noContent();
            case ChangeRole.Result.NoSuchMember() -> GroupsAnswers.noMember();
            case ChangeRole.Result.NotFound() -> GroupsAnswers.noGroup();
            case ChangeRole.Result.NotMember() -> GroupsAnswers.notMember();
            case ChangeRole.Result.Forbidden() -> GroupsAnswers.forbidden();
            case ChangeRole.Result.Unavailable() -> GroupsAnswers.unavailable();
        };
    }
}
