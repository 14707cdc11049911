package parley.adapter.rest;

import io.helidon.http.DirectHandler;
import io.helidon.http.HttpException;
import io.helidon.webserver.http.DirectHandlers;
import parley.adapter.wire.ErrorCode;

/// Problems that the server finds before or beside all routes, in the same form as ours.
final class ServerProblems {
    private ServerProblems() {}

    /// Handlers for requests that never reach a route, such as malformed ones.
    static DirectHandlers handlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(
                    type,
                    (request, event, status, headers, message) ->
                            Answers.outsideOfRoutes(of(status.code()).answer(), event.keepAlive()));
        }
        return handlers.build();
    }

    /// What an exception of the server means.
    static Problem of(HttpException thrown) {
        return of(thrown.status().code());
    }

    private static Problem of(int status) {
        return switch (status) {
            case 404 -> Problem.of(ErrorCode.NOT_FOUND, "no such resource");
            case 413 -> Problem.of(ErrorCode.TOO_LARGE, "body: too large");
            case 503 -> Problem.of(ErrorCode.UNAVAILABLE, "too many requests at once");
            default ->
                status >= 400 && status < 500
                        ? Problem.of(status, ErrorCode.BAD_FRAME, "malformed request")
                        : Problem.of(ErrorCode.INTERNAL, "the server failed");
        };
    }
}
