package parley.adapter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// A real server with the REST API, on a free port of the loopback, and a client for it.
///
/// The tokens `alice`, `bob`, `carol`, `dave`, `erin` and `admin` are good, `expired` is not; time stands
/// still unless moved.
public final class TestServer implements AutoCloseable {
    public static final Caller ALICE = new Caller(
            new UserId(UUID.fromString("00000000-0000-4000-8000-00000000000a")),
            new DeviceId(UUID.fromString("00000000-0000-4000-8000-0000000000d1")),
            false);
    public static final Caller ADMIN = new Caller(
            new UserId(UUID.fromString("00000000-0000-4000-8000-0000000000ad")),
            new DeviceId(UUID.fromString("00000000-0000-4000-8000-0000000000d2")),
            true);

    /// Others who bear their names as tokens.
    private static final Map<String, Caller> OTHERS =
            Map.of("bob", other(0xb), "carol", other(0xc), "dave", other(0xd), "erin", other(0xe));

    private final WebServer web;
    private final RestRoutes routes;
    private final ManualTicker ticker;
    private final List<String> observed;
    private final Optional<OpenApi> contract;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestServer(
            WebServer web, RestRoutes routes, ManualTicker ticker, List<String> observed, Optional<OpenApi> contract) {
        this.web = web;
        this.contract = contract;
        this.routes = routes;
        this.ticker = ticker;
        this.observed = observed;
    }

    /// Starts a server whose routes are made up.
    public static TestServer start(RestConfig config, RouteGroup... groups) {
        return start(Optional.empty(), config, groups);
    }

    /// Starts a server each of whose answers has to be as the OpenAPI document says.
    public static TestServer startDocumented(RestConfig config, RouteGroup... groups) {
        return start(Optional.of(OpenApi.read()), config, groups);
    }

    private static TestServer start(Optional<OpenApi> contract, RestConfig config, RouteGroup... groups) {
        ManualTicker ticker = new ManualTicker();
        List<String> observed = new CopyOnWriteArrayList<>();
        RestPorts ports = new RestPorts(
                TestServer::authenticate,
                ticker,
                UUID::randomUUID,
                (route, status, nanos) -> observed.add(route + " " + status),
                SharedRates.NONE);
        RestRoutes routes = RestRoutes.of(config, ports, List.of(groups));
        HttpRouting.Builder routing = HttpRouting.builder();
        routes.setup(routing);
        WebServerConfig.Builder server =
                WebServer.builder().host("127.0.0.1").port(0).shutdownHook(false);
        routes.setup(server);
        return new TestServer(server.routing(routing).build().start(), routes, ticker, observed, contract);
    }

    private static Caller other(long last) {
        return new Caller(
                new UserId(new UUID(0x4000, 0x8000_0000_0000_0000L | last)),
                new DeviceId(new UUID(0x4000, 0x8000_0000_0000_0d00L | last)),
                false);
    }

    /// Whose token `name` is.
    public static UserId user(String name) {
        return name.equals("alice") ? ALICE.user() : OTHERS.get(name).user();
    }

    private static Authentication.Outcome authenticate(String token) {
        return switch (token) {
            case "alice" -> new Authentication.Outcome.Accepted(ALICE);
            case "admin" -> new Authentication.Outcome.Accepted(ADMIN);
            case "expired" -> new Authentication.Outcome.Refused("token expired");
            default ->
                OTHERS.containsKey(token)
                        ? new Authentication.Outcome.Accepted(OTHERS.get(token))
                        : new Authentication.Outcome.Refused("token not valid here");
        };
    }

    public int port() {
        return web.port();
    }

    public ManualTicker ticker() {
        return ticker;
    }

    public RestRoutes routes() {
        return routes;
    }

    /// `route status` of every call so far.
    public List<String> observed() {
        return observed;
    }

    /// Starts a request of alice.
    public HttpRequest.Builder request(String method, String path, String body) {
        return anonymous(method, path, body).header("Authorization", "Bearer alice");
    }

    public HttpRequest.Builder anonymous(String method, String path, String body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        return body.isEmpty() ? builder : builder.header("Content-Type", "application/json");
    }

    public Reply send(HttpRequest.Builder request) {
        try {
            HttpRequest built = request.build();
            Reply reply = new Reply(client.send(built, HttpResponse.BodyHandlers.ofString()));
            contract.ifPresent(document -> assertEquals(
                    List.of(), document.faults(built.method(), built.uri().getPath(), reply), reply::body));
            return reply;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// A call of alice.
    public Reply call(String method, String path, String body) {
        return send(request(method, path, body));
    }

    public Reply get(String path) {
        return call("GET", path, "");
    }

    @Override
    public void close() {
        client.close();
        web.stop();
    }
}
