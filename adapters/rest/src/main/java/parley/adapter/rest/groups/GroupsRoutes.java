package parley.adapter.rest.groups;

import java.util.List;
import java.util.stream.Stream;
import parley.adapter.rest.Answer;
import parley.adapter.rest.Call;
import parley.adapter.rest.Endpoint;
import parley.adapter.rest.Route;
import parley.adapter.rest.RouteGroup;
import parley.groups.domain.GroupsUnavailableException;

/// `/v1/groups`.
///
/// Who never was in a group is told the same as if there were none, on every route.
public final class GroupsRoutes implements RouteGroup {
    private static final String ALL = "/v1/groups";
    private static final String ONE = ALL + "/{group}";

    private final List<Route> routes;

    public GroupsRoutes(GroupsPorts ports) {
        this.routes = Stream.of(
                        groups(new GroupEndpoints(ports)),
                        members(new MemberEndpoints(ports)),
                        links(new LinkEndpoints(ports)),
                        requests(new RequestEndpoints(ports)))
                .flatMap(List::stream)
                .map(route -> new Route(route.method(), route.path(), route.access(), guarded(route.endpoint())))
                .toList();
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    private static List<Route> groups(GroupEndpoints groups) {
        return List.of(
                Route.post(ALL, Route.Access.USER, groups::create),
                Route.get(ALL, Route.Access.USER, groups::list),
                Route.get(ONE, Route.Access.USER, groups::read),
                Route.patch(ONE, Route.Access.USER, groups::change));
    }

    private static List<Route> members(MemberEndpoints members) {
        return List.of(
                Route.get(ONE + "/members", Route.Access.USER, members::list),
                Route.post(ONE + "/members", Route.Access.USER, members::add),
                Route.delete(ONE + "/members/{user}", Route.Access.USER, members::remove),
                Route.put(ONE + "/members/{user}/role", Route.Access.USER, members::changeRole));
    }

    private static List<Route> links(LinkEndpoints links) {
        return List.of(
                Route.post(ALL + "/preview", Route.Access.USER, links::preview),
                Route.post(ALL + "/join", Route.Access.USER, links::join),
                Route.post(ONE + "/links", Route.Access.USER, links::create),
                Route.get(ONE + "/links", Route.Access.USER, links::list),
                Route.delete(ONE + "/links/{link}", Route.Access.USER, links::revoke));
    }

    private static List<Route> requests(RequestEndpoints requests) {
        return List.of(
                Route.get(ONE + "/requests", Route.Access.USER, requests::list),
                Route.put(ONE + "/requests/{user}", Route.Access.USER, requests::approve),
                Route.delete(ONE + "/requests/{user}", Route.Access.USER, requests::declineOrWithdraw));
    }

    private static Endpoint guarded(Endpoint endpoint) {
        return call -> answerOrUnavailable(endpoint, call);
    }

    private static Answer answerOrUnavailable(Endpoint endpoint, Call call) {
        try {
            return endpoint.handle(call);
        } catch (GroupsUnavailableException noStore) {
            return GroupsAnswers.unavailable();
        }
    }
}
