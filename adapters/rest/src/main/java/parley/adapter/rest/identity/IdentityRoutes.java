package parley.adapter.rest.identity;

import java.util.List;
import java.util.stream.Stream;
import parley.adapter.rest.Answer;
import parley.adapter.rest.Call;
import parley.adapter.rest.Endpoint;
import parley.adapter.rest.Route;
import parley.adapter.rest.RouteGroup;
import parley.identity.domain.IdentityUnavailableException;

/// `/v1/accounts`, `/v1/tokens`, `/v1/devices`, `/v1/users`, `/v1/contacts`, `/v1/blocks`, `/v1/invites` and
/// `/v1/admin`.
public final class IdentityRoutes implements RouteGroup {
    private final List<Route> routes;

    public IdentityRoutes(IdentityPorts ports) {
        this.routes = Stream.of(
                        accounts(new AccountEndpoints(ports)),
                        privacy(new PrivacyEndpoints(ports)),
                        access(new AccessEndpoints(ports)),
                        people(new PeopleEndpoints(ports)),
                        admin(new AdminEndpoints(ports)))
                .flatMap(List::stream)
                .map(route -> new Route(route.method(), route.path(), route.access(), guarded(route.endpoint())))
                .toList();
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    private static List<Route> accounts(AccountEndpoints accounts) {
        return List.of(
                Route.post("/v1/accounts", Route.Access.PUBLIC, accounts::register),
                Route.get("/v1/accounts/me", Route.Access.USER, accounts::profile),
                Route.patch("/v1/accounts/me", Route.Access.USER, accounts::change),
                Route.delete("/v1/accounts/me", Route.Access.USER, accounts::delete),
                Route.put("/v1/accounts/me/password", Route.Access.USER, accounts::changePassword));
    }

    private static List<Route> privacy(PrivacyEndpoints privacy) {
        return List.of(
                Route.get("/v1/accounts/me/privacy", Route.Access.USER, privacy::read),
                Route.patch("/v1/accounts/me/privacy", Route.Access.USER, privacy::change));
    }

    private static List<Route> access(AccessEndpoints access) {
        return List.of(
                Route.post("/v1/tokens", Route.Access.PUBLIC, access::issue),
                Route.delete("/v1/tokens", Route.Access.USER, access::logOut),
                Route.get("/v1/devices", Route.Access.USER, access::devices),
                Route.delete("/v1/devices/{device}", Route.Access.USER, access::revoke));
    }

    private static List<Route> people(PeopleEndpoints people) {
        return List.of(
                Route.get("/v1/users", Route.Access.USER, people::byHandle),
                Route.get("/v1/users/{user}", Route.Access.USER, people::byId),
                Route.get("/v1/contacts", Route.Access.USER, people::contacts),
                Route.put("/v1/contacts/{user}", Route.Access.USER, people::addContact),
                Route.delete("/v1/contacts/{user}", Route.Access.USER, people::removeContact),
                Route.get("/v1/blocks", Route.Access.USER, people::blocks),
                Route.put("/v1/blocks/{user}", Route.Access.USER, people::block),
                Route.delete("/v1/blocks/{user}", Route.Access.USER, people::unblock));
    }

    private static List<Route> admin(AdminEndpoints admin) {
        return List.of(
                Route.post("/v1/invites", Route.Access.ADMIN, admin::invite),
                Route.post("/v1/admin/accounts", Route.Access.ADMIN, admin::registerInBulk));
    }

    private static Endpoint guarded(Endpoint endpoint) {
        return call -> answerOrUnavailable(endpoint, call);
    }

    private static Answer answerOrUnavailable(Endpoint endpoint, Call call) {
        try {
            return endpoint.handle(call);
        } catch (IdentityUnavailableException noStore) {
            return IdentityAnswers.unavailable();
        }
    }
}
