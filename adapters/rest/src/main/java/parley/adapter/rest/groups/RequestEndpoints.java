package parley.adapter.rest.groups;

import parley.adapter.rest.Answer;
import parley.adapter.rest.Call;
import parley.adapter.rest.Problem;
import parley.adapter.wire.ErrorCode;
import parley.groups.port.in.DecideRequest;
import parley.groups.port.in.ListRequests;
import parley.groups.port.in.WithdrawRequest;
import parley.kernel.UserId;

/// `/v1/groups/{group}/requests`.
final class RequestEndpoints {
    private final GroupsPorts ports;

    RequestEndpoints(GroupsPorts ports) {
        this.ports = ports;
    }

    Answer list(Call call) {
        ListRequests.Query query = new ListRequests.Query(
                call.caller().user(),
                GroupsAnswers.group(call),
                call.query("cursor").orElse(""),
                call.limit());
        return switch (ports.listRequests().list(query)) {
            case ListRequests.Result.Listed(var page) -> Answer.json(200, GroupsJson.requests(page));
            case ListRequests.Result.Invalid(String field, String expected) -> GroupsAnswers.invalid(field, expected);
            case ListRequests.Result.NotFound() -> GroupsAnswers.noGroup();
            case ListRequests.Result.NotMember() -> GroupsAnswers.notMember();
            case ListRequests.Result.Forbidden() -> GroupsAnswers.forbidden();
        };
    }

    Answer approve(Call call) {
        return decide(call, new UserId(call.pathId("user")), true);
    }

    Answer declineOrWithdraw(Call call) {
        UserId requester = call.pathUserOrMe("user");
        return requester.equals(call.caller().user()) ? withdraw(call) : decide(call, requester, false);
    }

    private Answer decide(Call call, UserId requester, boolean approved) {
        DecideRequest.Command command = new DecideRequest.Command(
                call.caller().user(), call.caller().device(), GroupsAnswers.group(call), requester, approved);
        return switch (ports.decideRequest().decide(command)) {
            case DecideRequest.Result.Decided() -> Answer.noContent();
            case DecideRequest.Result.NoSuchRequest() -> noRequest();
            case DecideRequest.Result.Full(int limit) -> GroupsAnswers.full(limit);
            case DecideRequest.Result.NotFound() -> GroupsAnswers.noGroup();
            case DecideRequest.Result.NotMember() -> GroupsAnswers.notMember();
            case DecideRequest.Result.Forbidden() -> GroupsAnswers.forbidden();
            case DecideRequest.Result.Unavailable() -> GroupsAnswers.unavailable();
        };
    }

    private Answer withdraw(Call call) {
        WithdrawRequest.Command command =
                new WithdrawRequest.Command(call.caller().user(), GroupsAnswers.group(call));
        return switch (ports.withdrawRequest().withdraw(command)) {
            case WithdrawRequest.Result.Withdrawn() -> Answer.noContent();
            case WithdrawRequest.Result.NoSuchRequest() -> noRequest();
            case WithdrawRequest.Result.Unavailable() -> GroupsAnswers.unavailable();
        };
    }

    private static Answer noRequest() {
        return Problem.of(ErrorCode.NOT_FOUND, "user: no request to join this group")
                .answer();
    }
}
