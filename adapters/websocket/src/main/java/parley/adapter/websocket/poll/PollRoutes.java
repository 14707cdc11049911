package parley.adapter.websocket.poll;

import static parley.adapter.websocket.frame.JsonBytes.ascii;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.websocket.frame.JsonBytes;
import parley.adapter.websocket.session.Origin;
import parley.adapter.websocket.session.SessionEngine;
import parley.adapter.websocket.session.SessionMeters;
import parley.adapter.wire.ErrorCode;

/// The HTTP routes of long-polling.
public final class PollRoutes {
    /// Until a client is known it gets no more memory than a `hello` needs.
    static final int STRANGER_BYTES = 16 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(PollRoutes.class);
    private static final String OPEN = "/v1/poll";
    private static final String SESSION = "/v1/poll/{session}";
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final long RETRY_MILLIS = 1_000;

    private final PollTransport transport;
    private final SessionEngine engine;
    private final Origin origin;
    private final List<Route> routes;

    /// One row of the table of routes.
    private record Route(Method method, String path, Function<PollRequest, PollAnswer> endpoint) {}

    private PollRoutes(PollTransport transport, Origin origin) {
        this.transport = transport;
        this.engine = transport.engine();
        this.origin = origin;
        this.routes = List.of(
                new Route(Method.POST, OPEN, this::open),
                new Route(Method.POST, SESSION, this::post),
                new Route(Method.GET, SESSION, this::get),
                new Route(Method.DELETE, SESSION, this::delete));
    }

    public static PollRoutes of(PollTransport transport, Origin origin) {
        return new PollRoutes(transport, origin);
    }

    /// Method and path of every route: `GET /v1/poll/{session}`.
    public List<String> names() {
        return routes.stream()
                .map(route -> route.method().text() + " " + route.path())
                .toList();
    }

    /// Registers all routes.
    public void setup(HttpRouting.Builder routing) {
        for (Route route : routes) {
            routing.route(route.method(), route.path(), (request, response) -> handle(route, request, response));
        }
        routing.any(OPEN, refusingMethods("POST"));
        routing.any(SESSION, refusingMethods("POST, GET, DELETE"));
    }

    private io.helidon.webserver.http.Handler refusingMethods(String allowed) {
        return (request, response) -> {
            response.header(HeaderNames.ALLOW, allowed);
            PollRefusal refusal = PollRefusal.precisely(
                    METHOD_NOT_ALLOWED, ErrorCode.BAD_FRAME, "method not supported here (expected: " + allowed + ")");
            send(new PollRequest(request), response, PollAnswer.of(refusal));
        };
    }

    private void handle(Route route, ServerRequest http, ServerResponse response) {
        PollRequest request = new PollRequest(http);
        send(request, response, answer(route, request));
    }

    private void send(PollRequest request, ServerResponse response, PollAnswer answer) {
        String id = request.id(engine.sources().ids());
        answer.send(response, id, request.http().isSecure());
    }

    private static PollAnswer answer(Route route, PollRequest request) {
        try {
            return route.endpoint().apply(request);
        } catch (PollRefusal refusal) {
            return PollAnswer.of(refusal);
        } catch (CloseConnectionException | HttpException | RequestException ofTheServer) {
            throw ofTheServer;
        } catch (RuntimeException fault) {
            LOG.atError()
                    .addKeyValue("code", "poll_fault")
                    .addKeyValue("route", route.path())
                    .setCause(fault)
                    .log("a request of a session over HTTP failed; it was answered internal");
            return PollAnswer.of(PollRefusal.of(ErrorCode.INTERNAL, "the server failed; it is unknown what was done"));
        }
    }

    private PollAnswer open(PollRequest request) {
        PollSession opened =
                transport.open(request.token(), request.address(origin), () -> request.body(STRANGER_BYTES));
        JsonBytes body = new JsonBytes(64)
                .raw(ascii("{\"session\":"))
                .id(opened.session().id().value())
                .raw('}');
        return PollAnswer.json(201, body.toByteArray());
    }

    private PollAnswer post(PollRequest request) {
        PollSession session = transport.find(request.session(), request.token());
        return switch (session.post(frames(request, session))) {
            case HANDED_OVER -> PollAnswer.nothing();
            // Nobody has looked yet whether what it sends is stored, so `rate_limited` would be wrong.
            case BUSY ->
                throw PollRefusal.of(ErrorCode.UNAVAILABLE, "too many requests of this session at once", RETRY_MILLIS);
            case GONE -> throw PollTransport.gone();
        };
    }

    /// A body that is none weighs as much as a malformed frame.
    private byte[] frames(PollRequest request, PollSession session) {
        try {
            return request.body(engine.config().limits().frameBytes());
        } catch (PollRefusal refusal) {
            session.session().refused();
            throw refusal;
        }
    }

    /// A client that says goodbye is offline at once, not when it has shown no life for long.
    private PollAnswer delete(PollRequest request) {
        transport.find(request.session(), request.token()).abort();
        return PollAnswer.nothing();
    }

    private PollAnswer get(PollRequest request) {
        PollSession session = transport.find(request.session(), request.token());
        if (!session.session().receivedPing()) {
            throw PollRefusal.of(ErrorCode.RATE_LIMITED, "more than this user's share", RETRY_MILLIS);
        }
        return switch (transport.poll(session, request.acknowledged())) {
            case Polled.Given(byte[] json, boolean last) -> {
                engine.meters().add(SessionMeters.Count.WRITES, 1);
                engine.meters().add(SessionMeters.Count.BYTES_OUT, json.length);
                PollAnswer answer = PollAnswer.json(200, json);
                yield last ? answer.then(session::finish) : answer;
            }
            case Polled.Nothing nothing -> PollAnswer.nothing();
            case Polled.Unknown(String expected) ->
                throw PollRefusal.of(
                        ErrorCode.BAD_FRAME,
                        "ack: not of a batch that may be acknowledged (expected: " + expected + ")");
            case Polled.Gone gone -> throw PollTransport.gone();
        };
    }
}
