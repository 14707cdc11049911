package parley.adapter.rest;

import java.time.Duration;

/// How often clients may call.
///
/// @param address calls from one address (IPv6: one /64), before anything else is looked at
/// @param user authenticated calls of one user, over all devices
/// @param credentialsByAddress attempts to log in, to register, and with tokens of links, from one address
/// @param credentialsBySubject attempts with the password of one account, from wherever; and attempts of one user
/// with tokens of links
/// @param buckets most buckets kept in memory, of each of the four kinds; the ones not used for longest are
/// forgotten first
/// @param callsAtOnce most calls of one user that are under way at a time, until their answers are written
public record RateLimits(
        Rate address, Rate user, Rate credentialsByAddress, Rate credentialsBySubject, int buckets, int callsAtOnce) {
    /// 100 calls/s an address (burst 400), 50 calls/s a user (burst 200), 10 attempts a minute an address
    /// (burst 20) and an account (burst 10), 32 calls at once.
    public static final RateLimits DEFAULT = new RateLimits(
            new Rate(400, 100, Duration.ofSeconds(1)),
            new Rate(200, 50, Duration.ofSeconds(1)),
            new Rate(20, 10, Duration.ofMinutes(1)),
            new Rate(10, 10, Duration.ofMinutes(1)),
            100_000,
            32);

    public RateLimits {
        if (buckets < 1) {
            throw new IllegalArgumentException("buckets: " + buckets + " (expected: >= 1)");
        }
        if (callsAtOnce < 1) {
            throw new IllegalArgumentException("callsAtOnce: " + callsAtOnce + " (expected: >= 1)");
        }
    }
}
