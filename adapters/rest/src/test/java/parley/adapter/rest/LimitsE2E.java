package parley.adapter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rate limits of the frame, and whose address they count.
class LimitsE2E {
    private static final Rate GENEROUS = new Rate(1_000, 1_000, Duration.ofSeconds(1));
    private static final Rate TWO = new Rate(2, 1, Duration.ofSeconds(10));

    @Test
    void callsShouldBeLimitedByAddressAlsoWithoutAToken() {
        try (TestServer server = start(TWO, GENEROUS, List.of())) {
            server.get("/v1/mine").expect(204);
            server.send(server.anonymous("GET", "/v1/mine", "")).expectProblem(401, "unauthenticated");
            Reply refused = server.get("/v1/mine").expectProblem(429, "rate_limited");
            assertEquals("10", refused.header("Retry-After"));
            assertEquals(10_000, refused.json().path("retryAfterMs").longValue());
            server.ticker().advance(Duration.ofMillis(9_999));
            server.get("/v1/mine").expectProblem(429, "rate_limited");
            server.ticker().advance(Duration.ofMillis(1));
            server.get("/v1/mine").expect(204);
        }
    }

    /// `rate_limited` means that nothing is stored, but the send may be a retry of one that is.
    @Test
    void sendsAboveTheLimitOfAnAddressShouldBeLeftUnknown() {
        try (TestServer server = start(TWO, GENEROUS, List.of())) {
            server.get("/v1/mine").expect(204);
            server.get("/v1/mine").expect(204);
            Reply refused =
                    server.send(server.request("POST", "/v1/send", "{}")).expectProblem(503, "unavailable");
            assertEquals(10_000, refused.json().path("retryAfterMs").longValue());
        }
    }

    @Test
    void callsShouldBeLimitedByUser() {
        try (TestServer server = start(GENEROUS, TWO, List.of())) {
            server.get("/v1/mine").expect(204);
            server.get("/v1/mine").expect(204);
            server.get("/v1/mine").expectProblem(429, "rate_limited");
            server.send(server.anonymous("GET", "/v1/mine", "").header("Authorization", "Bearer admin"))
                    .expect(204);
        }
    }

    @Test
    void forwardedAddressShouldNotCountUnlessTheProxyIsTrusted() {
        try (TestServer server = start(TWO, GENEROUS, List.of())) {
            forwarded(server, "192.0.2.1").expect(204);
            forwarded(server, "192.0.2.2").expect(204);
            forwarded(server, "192.0.2.3").expectProblem(429, "rate_limited");
        }
    }

    @Test
    void forwardedAddressShouldCountWhenTheProxyIsTrusted() {
        try (TestServer server = start(TWO, GENEROUS, List.of(AddressRange.parse("127.0.0.1")))) {
            for (int call = 0; call < 2; call++) {
                forwarded(server, "203.0.113.9, 192.0.2.1").expect(204);
            }
            forwarded(server, "198.51.100.7, 192.0.2.1").expectProblem(429, "rate_limited");
            forwarded(server, "192.0.2.2").expect(204);
        }
    }

    private static Reply forwarded(TestServer server, String address) {
        return server.send(server.request("GET", "/v1/mine", "").header("X-Forwarded-For", address));
    }

    private static TestServer start(Rate address, Rate user, List<AddressRange> trustedProxies) {
        RestConfig defaults = RestConfig.DEFAULT;
        RestConfig config = new RestConfig(
                defaults.limits(),
                new RateLimits(address, user, TWO, TWO, 100, 32),
                defaults.replyTimeout(),
                trustedProxies,
                defaults.operatorAddresses(),
                defaults.idempotencyKeys(),
                defaults.idempotencyBytes(),
                defaults.idempotencyLife());
        return TestServer.start(
                config,
                () -> List.of(
                        Route.get("/v1/mine", Route.Access.USER, call -> Answer.noContent()),
                        Route.post("/v1/send", Route.Access.SENDER, call -> Answer.noContent())));
    }
}
