package parley.client.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import parley.client.json.Json;
import parley.client.model.ErrorCode;
import parley.client.model.RefusedException;
import parley.client.model.UnreachableException;

/// Links over long-polling.
final class PollTransport implements Transport {
    private static final int CREATED = 201;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final URI base;
    private final PollRequests requests;
    private final Duration patience;
    private final SplittableRandom random;

    /// @param base where the server answers
    /// @param patience for one answer, and for a series of failures
    PollTransport(URI base, HttpClient http, Duration patience, long seed) {
        this.base = base;
        this.requests = new PollRequests(base, http, patience);
        this.patience = patience;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public Link open(Opening opening, Listener listener) {
        try {
            HttpResponse<String> answer = greet(opening, listener);
            if (answer.statusCode() != CREATED) {
                throw refusal(answer);
            }
            PollLink link = new PollLink(requests, session(answer, opening), patience, split(), listener);
            link.start();
            return link;
        } catch (IOException failed) {
            String detail = failed.getMessage() == null ? "" : ": " + failed.getMessage();
            throw new UnreachableException("cannot poll " + base + detail, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("interrupted while connecting", interrupted);
        }
    }

    /// The request that opens a session is the greeting.
    private HttpResponse<String> greet(Opening opening, Listener listener) throws IOException, InterruptedException {
        CompletableFuture<CompletableFuture<HttpResponse<String>>> asking = new CompletableFuture<>();
        Runnable greet = () -> asking.complete(requests.open(opening.accessToken(), opening.route(), opening.hello()));
        if (!listener.greet(greet, () -> asking.join().cancel(true))) {
            throw new UnreachableException("given up while connecting");
        }
        CompletableFuture<HttpResponse<String>> answer = asking.join();
        try {
            return answer.get();
        } catch (CancellationException givenUp) {
            throw new UnreachableException("given up while connecting", givenUp);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException broken ? broken : new IOException(failed);
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            throw interrupted;
        }
    }

    private static PollRequests.Session session(HttpResponse<String> answer, Transport.Opening opening) {
        try {
            String session = Json.read(answer.body()).path("session").asText();
            if (!session.isEmpty()) {
                return new PollRequests.Session(session, opening.accessToken(), opening.route());
            }
        } catch (IllegalArgumentException malformed) {
            throw new UnreachableException("an answer that is not JSON: is this a Parley server?", malformed);
        }
        throw new UnreachableException("an answer without a session: is this a Parley server?");
    }

    private static RefusedException refusal(HttpResponse<String> answer) {
        ErrorCode code = switch (answer.statusCode()) {
            case UNAUTHORIZED -> ErrorCode.UNAUTHENTICATED;
            case TOO_MANY -> ErrorCode.RATE_LIMITED;
            case UNAVAILABLE -> ErrorCode.UNAVAILABLE;
            default -> ErrorCode.OTHER;
        };
        return new RefusedException(code, "no polling: status " + answer.statusCode(), PollLink.retryAfter(answer));
    }

    private SplittableRandom split() {
        synchronized (random) {
            return random.split();
        }
    }
}
