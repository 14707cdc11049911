package parley.adapter.rest;

import java.time.Duration;
import parley.kernel.Ticker;
import parley.kernel.UserId;

/// Refuses calls that come too often. All limits are per instance; those of attempts with secrets are also
/// kept by all instances together.
final class RateLimiter {
    private final Buckets addresses;
    private final Buckets users;
    private final Buckets credentialAddresses;
    private final Buckets credentialSubjects;

    private final RateLimits limits;
    private final SharedRates shared;

    RateLimiter(RateLimits limits, SharedRates shared, Ticker ticker) {
        this.limits = limits;
        this.shared = shared;
        this.addresses = new Buckets(limits.address(), limits.buckets(), ticker);
        this.users = new Buckets(limits.user(), limits.buckets(), ticker);
        this.credentialAddresses = new Buckets(limits.credentialsByAddress(), limits.buckets(), ticker);
        this.credentialSubjects = new Buckets(limits.credentialsBySubject(), limits.buckets(), ticker);
    }

    /// @throws ProblemException 429
    void chargeAddress(ClientAddress address) {
        check("calls from this address", addresses.take(address.limitKey()));
    }

    /// @throws ProblemException 429
    void chargeUser(UserId user) {
        check("calls of this user", users.take(user.toString()));
    }

    /// @throws ProblemException 429
    void chargeCredentials(ClientAddress address) {
        String what = "log-ins, registrations and tokens from this address";
        check(what, credentialAddresses.take(address.limitKey()));
        check(what, shared.take("address", address.limitKey(), limits.credentialsByAddress()));
    }

    /// @throws ProblemException 429
    void chargeSecretOf(String subject) {
        String what = "attempts with the secrets of this account";
        check(what, credentialSubjects.take(subject));
        check(what, shared.take("subject", subject, limits.credentialsBySubject()));
    }

    private static void check(String what, Duration wait) {
        if (!wait.isZero()) {
            throw new ProblemException(Problem.rateLimited("too many " + what, wait));
        }
    }
}
