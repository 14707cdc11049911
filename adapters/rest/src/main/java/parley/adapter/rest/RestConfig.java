package parley.adapter.rest;

import java.time.Duration;
import java.util.List;
import parley.adapter.wire.WireLimits;

/// Settings of the REST API.
///
/// @param limits sizes; [WireLimits#frameBytes] bounds a body
/// @param rates how often clients may call
/// @param replyTimeout how long a send or a read mark waits for its result before the answer is `unavailable`
/// @param trustedProxies whose `X-Forwarded-For` counts; empty: nobody's
/// @param operatorAddresses from where metrics may be read without a token, if nobody forwarded the call
/// @param idempotencyKeys most answers kept for repeated `Idempotency-Key`s
/// @param idempotencyBytes most bytes of their bodies
/// @param idempotencyLife how long an answer is kept
public record RestConfig(
        WireLimits limits,
        RateLimits rates,
        Duration replyTimeout,
        List<AddressRange> trustedProxies,
        List<AddressRange> operatorAddresses,
        int idempotencyKeys,
        int idempotencyBytes,
        Duration idempotencyLife) {
    /// Items of a page when the client does not say.
    public static final int PAGE_DEFAULT = 50;

    /// Most items of a page.
    public static final int PAGE_MAX = 200;

    /// Sends wait 10 s, no proxy is trusted, operators are on the loopback, 10,000 answers or 16 MiB of
    /// them are kept for an hour.
    public static final RestConfig DEFAULT = new RestConfig(
            WireLimits.DEFAULT,
            RateLimits.DEFAULT,
            Duration.ofSeconds(10),
            List.of(),
            List.of(AddressRange.parse("127.0.0.0/8"), AddressRange.parse("::1")),
            10_000,
            16 << 20,
            Duration.ofHours(1));

    public RestConfig {
        trustedProxies = List.copyOf(trustedProxies);
        operatorAddresses = List.copyOf(operatorAddresses);
        if (idempotencyKeys < 1) {
            throw new IllegalArgumentException("idempotencyKeys: " + idempotencyKeys + " (expected: >= 1)");
        }
        if (idempotencyBytes < 1) {
            throw new IllegalArgumentException("idempotencyBytes: " + idempotencyBytes + " (expected: >= 1)");
        }
        positive("replyTimeout", replyTimeout);
        positive("idempotencyLife", idempotencyLife);
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
        }
    }
}
