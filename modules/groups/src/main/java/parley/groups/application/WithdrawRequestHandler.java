package parley.groups.application;

import parley.groups.domain.GroupsUnavailableException;
import parley.groups.port.in.WithdrawRequest;
import parley.groups.port.out.JoinRequests;

final class WithdrawRequestHandler implements WithdrawRequest {
    private final JoinRequests requests;

    WithdrawRequestHandler(JoinRequests requests) {
        this.requests = requests;
    }

    @Override
    public Result withdraw(Command command) {
        try {
            return requests.remove(command.group(), command.user())
                    ? new Result.Withdrawn()
                    : new Result.NoSuchRequest();
        } catch (GroupsUnavailableException e) {
            return new Result.Unavailable();
        }
    }
}
