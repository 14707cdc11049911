package parley.adapter.rest;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.HttpRouting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parley.adapter.wire.ErrorCode;

/// The REST API as one table of routes, and its way into a server.
public final class RestRoutes {
    /// Bodies up to this multiple of the limit are read to their end, so that the client hears why they are refused;
    /// beyond it the connection ends.
    private static final int DRAINED = 4;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    private final RestConfig config;
    private final List<Route> routes;
    private final Dispatcher dispatcher;

    private RestRoutes(RestConfig config, List<Route> routes, Dispatcher dispatcher) {
        this.config = config;
        this.routes = routes;
        this.dispatcher = dispatcher;
    }

    /// Puts route groups together.
    ///
    /// @throws IllegalArgumentException if two routes have the same method and path
    public static RestRoutes of(RestConfig config, RestPorts ports, List<RouteGroup> groups) {
        List<Route> routes =
                groups.stream().flatMap(group -> group.routes().stream()).toList();
        long names = routes.stream().map(Route::name).distinct().count();
        if (names != routes.size()) {
            throw new IllegalArgumentException(routes.size() - names + " routes twice (expected: none)");
        }
        return new RestRoutes(config, routes, new Dispatcher(config, ports));
    }

    /// All routes.
    public List<Route> routes() {
        return routes;
    }

    /// Registers all routes, and answers every other request of the listener with a problem.
    public void setup(HttpRouting.Builder routing) {
        routing.addFilter(endConnections());
        for (Route route : routes) {
            routing.route(
                    route.method(), route.path(), (request, response) -> dispatcher.handle(route, request, response));
        }
        allowedMethods()
                .forEach((path, allowed) -> routing.any(path, (request, response) -> {
                    Problem problem = Problem.of(
                            405, ErrorCode.BAD_FRAME, "method not supported here (expected: " + allowed + ")");
                    response.header(HeaderNames.ALLOW, allowed);
                    dispatcher.handleUnrouted(request, response, problem);
                }));
        routing.error(
                HttpException.class,
                (request, response, thrown) -> dispatcher.handleUnrouted(request, response, ServerProblems.of(thrown)));
    }

    /// Sets what the listener itself refuses: the size of bodies, and the form of answers to malformed requests.
    public void setup(WebServerConfig.Builder server) {
        server.directHandlers(ServerProblems.handlers())
                .maxPayloadSize((long) DRAINED * config.limits().frameBytes());
    }

    private Map<String, String> allowedMethods() {
        return routes.stream()
                .collect(Collectors.groupingBy(
                        Route::path,
                        LinkedHashMap::new,
                        Collectors.mapping(route -> route.method().text(), Collectors.joining(", "))));
    }

    /// Ends connections that cannot go on. The server leaves them open by itself, also after an answer with
    /// `Connection: close`.
    private Filter endConnections() {
        return (chain, request, response) -> {
            if (ambiguous(request.headers())) {
                response.header(HeaderValues.CONNECTION_CLOSE);
                dispatcher.handleUnrouted(
                        request,
                        response,
                        Problem.of(ErrorCode.BAD_FRAME, "Content-Length, Transfer-Encoding: malformed or ambiguous"));
            } else {
                chain.proceed();
            }
            if (response.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
                throw new CloseConnectionException("the answer was the last of its connection");
            }
        };
    }

    /// Whether a proxy in front may see the end of the body elsewhere than this server does (request smuggling, RFC
    /// 9112 section 11.2).
    private static boolean ambiguous(ServerRequestHeaders headers) {
        boolean length = headers.contains(HeaderNames.CONTENT_LENGTH);
        if (length
                && !DIGITS.matcher(headers.get(HeaderNames.CONTENT_LENGTH).values())
                        .matches()) {
            return true;
        }
        if (!headers.contains(HeaderNames.TRANSFER_ENCODING)) {
            return false;
        }
        return length || !headers.get(HeaderNames.TRANSFER_ENCODING).values().equals("chunked");
    }
}
