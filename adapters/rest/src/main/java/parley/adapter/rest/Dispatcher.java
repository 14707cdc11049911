package parley.adapter.rest;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import parley.adapter.wire.ErrorCode;
import parley.adapter.wire.RefusedInputException;
import parley.kernel.ParleyException;

/// Takes one request through rate limits, authentication and its endpoint to its answer.
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String SCHEME = "bearer ";
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final RestConfig config;
    private final RestPorts ports;
    private final RateLimiter limiter;
    private final CallsAtOnce atOnce;
    private final Call.CallTools tools;

    Dispatcher(RestConfig config, RestPorts ports) {
        this.config = config;
        this.ports = ports;
        this.limiter = new RateLimiter(config.rates(), ports.sharedRates(), ports.ticker());
        this.atOnce = new CallsAtOnce(config.rates().callsAtOnce());
        this.tools = new Call.CallTools(new Bodies(config.limits()), limiter, new Idempotency(config, ports.ticker()));
    }

    void handle(Route route, ServerRequest request, ServerResponse response) {
        long start = ports.ticker().nanos();
        Call call = new Call(request, requestId(request), address(request), tools);
        Answer answer;
        try {
            answer = challenged(answer(route, call));
            Answers.send(response, answer, call.requestId(), request.isSecure());
        } finally {
            call.knownCaller().map(Caller::user).ifPresent(atOnce::leave);
        }
        ports.observer().answered(route.name(), answer.status(), ports.ticker().nanos() - start);
    }

    /// Answers a request that fits no route.
    void handleUnrouted(ServerRequest request, ServerResponse response, Problem problem) {
        Answers.send(response, problem.answer(), requestId(request), request.isSecure());
    }

    private Answer answer(Route route, Call call) {
        try {
            chargeAddress(route.access(), call);
            authorise(route.access(), call);
            return route.endpoint().handle(call);
        } catch (ProblemException refused) {
            return refused.problem().answer();
        } catch (RefusedInputException refused) {
            return Problem.of(refused.code(), refused.text()).answer();
        } catch (CloseConnectionException | HttpException | RequestException ofTheServer) {
            throw ofTheServer;
        } catch (ParleyException fault) {
            return failed(
                    LOG.atWarn().addKeyValue("code", "rest_call_failed").addKeyValue("fault", fault.code()),
                    route,
                    call,
                    fault);
        } catch (RuntimeException fault) {
            return failed(LOG.atError().addKeyValue("code", "rest_call_fault"), route, call, fault);
        }
    }

    /// A send that is refused before its cid was looked up may be a retry of one that is stored, and
    /// `rate_limited` would say that it is not.
    private void chargeAddress(Route.Access access, Call call) {
        try {
            limiter.chargeAddress(call.address());
        } catch (ProblemException refused) {
            if (access != Route.Access.SENDER) {
                throw refused;
            }
            Problem busy = Problem.of(
                    ErrorCode.UNAVAILABLE,
                    "too many calls from this address; unknown whether the message is stored (expected: the same cid again)");
            throw new ProblemException(busy.retryAfter(
                    Duration.ofMillis(refused.problem().retryAfterMs().orElse(RETRY.toMillis()))));
        }
    }

    /// RFC 9110 wants every 401 to say how to authenticate.
    private static Answer challenged(Answer answer) {
        return answer.status() == 401 ? answer.with("WWW-Authenticate", "Bearer realm=\"parley\"") : answer;
    }

    private static Answer failed(LoggingEventBuilder log, Route route, Call call, RuntimeException fault) {
        log.addKeyValue("request", call.requestId())
                .addKeyValue("route", route.name())
                .setCause(fault)
                .log("a call failed; it was answered internal");
        return Problem.of(ErrorCode.INTERNAL, "the server failed; it is unknown what was done")
                .answer();
    }

    private void authorise(Route.Access access, Call call) {
        boolean operator = access == Route.Access.OPERATOR
                && call.address().direct()
                && call.address().within(config.operatorAddresses());
        if (access == Route.Access.PUBLIC || operator) {
            return;
        }
        Caller caller = authenticate(call);
        call.authenticated(caller);
        boolean hasRoom = atOnce.enter(caller.user());
        if (access == Route.Access.SENDER) {
            requireRoom(hasRoom, ErrorCode.UNAVAILABLE); // nobody has looked yet whether the message is stored
            return;
        }
        requireRoom(hasRoom, ErrorCode.RATE_LIMITED);
        limiter.chargeUser(caller.user());
        if (access != Route.Access.USER && !caller.admin()) {
            throw new ProblemException(ErrorCode.FORBIDDEN, "not an admin");
        }
    }

    private static void requireRoom(boolean hasRoom, ErrorCode code) {
        if (!hasRoom) {
            throw new ProblemException(
                    Problem.of(code, "too many calls of this user at once").retryAfter(RETRY));
        }
    }

    private Caller authenticate(Call call) {
        String header = call.header("Authorization").orElseThrow(() -> unauthenticated("bearer token missing"));
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw unauthenticated("bearer token missing");
        }
        return switch (ports.authentication()
                .authenticate(header.substring(SCHEME.length()).strip())) {
            case Authentication.Outcome.Accepted(Caller caller) -> caller;
            case Authentication.Outcome.Refused(String reason) -> throw unauthenticated(reason);
        };
    }

    private static ProblemException unauthenticated(String reason) {
        return new ProblemException(ErrorCode.UNAUTHENTICATED, reason);
    }

    private ClientAddress address(ServerRequest request) {
        return ClientAddress.resolve(
                peer(request),
                request.headers().contains(HeaderNames.X_FORWARDED_FOR)
                        ? Optional.of(request.headers()
                                .get(HeaderNames.X_FORWARDED_FOR)
                                .values())
                        : Optional.empty(),
                config.trustedProxies());
    }

    private static InetAddress peer(ServerRequest request) {
        return request.remotePeer().address() instanceof InetSocketAddress inet
                ? inet.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    private String requestId(ServerRequest request) {
        return request.headers()
                .first(HeaderNames.create(Answers.REQUEST_ID))
                .filter(id -> REQUEST_ID.matcher(id).matches())
                .orElseGet(() -> ports.ids().next().toString());
    }
}
