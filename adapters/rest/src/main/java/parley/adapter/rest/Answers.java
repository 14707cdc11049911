package parley.adapter.rest;

import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;

/// Hands answers to the server, each with the headers that protect it.
final class Answers {
    static final String REQUEST_ID = "X-Request-Id";

    private static final List<Answer.Header> ALWAYS = List.of(
            new Answer.Header("X-Content-Type-Options", "nosniff"),
            new Answer.Header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            new Answer.Header("Referrer-Policy", "no-referrer"),
            new Answer.Header("Cross-Origin-Resource-Policy", "same-origin"));
    private static final Answer.Header SECURE = new Answer.Header("Strict-Transport-Security", "max-age=31536000");
    private static final Answer.Header UNSTORED = new Answer.Header("Cache-Control", "no-store");

    private Answers() {}

    /// Sends an answer.
    ///
    /// @param secure whether the call came through TLS
    static void send(ServerResponse response, Answer answer, String requestId, boolean secure) {
        response.status(Status.create(answer.status()));
        for (Answer.Header header : headers(answer, secure)) {
            response.header(name(header), header.value());
        }
        response.header(HeaderNames.create(REQUEST_ID), requestId);
        if (answer.body().length == 0) {
            response.send();
        } else {
            response.send(answer.body());
        }
    }

    /// The same for an answer that no route gives.
    static TransportResponse outsideOfRoutes(Answer answer, boolean keepAlive) {
        ServerResponseHeaders headers = ServerResponseHeaders.create();
        for (Answer.Header header : headers(answer, false)) {
            headers.set(name(header), header.value());
        }
        return TransportResponse.builder()
                .status(Status.create(answer.status()))
                .headers(headers)
                .entity(answer.body())
                .keepAlive(keepAlive)
                .build();
    }

    private static List<Answer.Header> headers(Answer answer, boolean secure) {
        List<Answer.Header> headers = new ArrayList<>(ALWAYS);
        headers.addAll(answer.headers());
        if (!answer.contentType().isEmpty()) {
            headers.add(new Answer.Header("Content-Type", answer.contentType()));
        }
        if (secure) {
            headers.add(SECURE);
        }
        if (headers.stream().noneMatch(header -> header.name().equals(UNSTORED.name()))) {
            headers.add(UNSTORED);
        }
        return headers;
    }

    private static HeaderName name(Answer.Header header) {
        return HeaderNames.create(header.name());
    }
}
