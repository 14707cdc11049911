package parley.adapter.rest.groups;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import parley.groups.domain.GroupsUnavailableException;
import parley.groups.port.in.AddMembers;
import parley.groups.port.in.ChangeGroup;
import parley.groups.port.in.ChangeRole;
import parley.groups.port.in.CreateGroup;
import parley.groups.port.in.CreateLink;
import parley.groups.port.in.DecideRequest;
import parley.groups.port.in.JoinByLink;
import parley.groups.port.in.LeaveGroup;
import parley.groups.port.in.ListGroups;
import parley.groups.port.in.ListLinks;
import parley.groups.port.in.ListMembers;
import parley.groups.port.in.ListRequests;
import parley.groups.port.in.PreviewLink;
import parley.groups.port.in.ReadGroup;
import parley.groups.port.in.RemoveMember;
import parley.groups.port.in.RevokeLink;
import parley.groups.port.in.WithdrawRequest;

/// Groups that answer what a test tells them to, and remember what they were asked. Where they were told nothing,
/// their store is down.
final class FakeGroups {
    final List<Object> asked = new CopyOnWriteArrayList<>();
    private final Map<Class<?>, Object> results = new ConcurrentHashMap<>();

    /// From now on the port whose results are of `type` answers `result`.
    <R> void answer(Class<R> type, R result) {
        results.put(type, result);
    }

    <T> T last(Class<T> type) {
        return type.cast(asked.getLast());
    }

    GroupsPorts ports() {
        return new GroupsPorts(
                command -> reply(CreateGroup.Result.class, command),
                query -> reply(ListGroups.Result.class, query),
                query -> reply(ReadGroup.Result.class, query),
                command -> reply(ChangeGroup.Result.class, command),
                query -> reply(ListMembers.Result.class, query),
                command -> reply(AddMembers.Result.class, command),
                command -> reply(RemoveMember.Result.class, command),
                command -> reply(LeaveGroup.Result.class, command),
                command -> reply(ChangeRole.Result.class, command),
                command -> reply(CreateLink.Result.class, command),
                query -> reply(ListLinks.Result.class, query),
                command -> reply(RevokeLink.Result.class, command),
                query -> reply(PreviewLink.Result.class, query),
                command -> reply(JoinByLink.Result.class, command),
                query -> reply(ListRequests.Result.class, query),
                command -> reply(DecideRequest.Result.class, command),
                command -> reply(WithdrawRequest.Result.class, command));
    }

    private <R> R reply(Class<R> type, Object question) {
        asked.add(question);
        Object result = results.get(type);
        if (result == null) {
            throw new GroupsUnavailableException("told to be down");
        }
        return type.cast(result);
    }
}
