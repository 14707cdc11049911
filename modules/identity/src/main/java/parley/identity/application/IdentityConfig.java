package parley.identity.application;

import java.time.Duration;

/// What an operator can set about accounts.
///
/// @param registration who may open an account; default `OPEN`
/// @param deviceLimit devices per user, 1 to 100; default 10
/// @param contactLimit contacts per user, 1 to 100,000; default 5,000
/// @param blockLimit blocks per user, 1 to 10,000; default 1,000
/// @param accessTokenLife 1 second to 15 minutes, whole seconds; default 15 minutes
/// @param refreshTokenLife how long a device stays logged in without using its refresh token, 1 minute to 400
/// days; default 60 days
/// @param refreshGrace how long a lost answer to a refresh can be asked for again, 0 to 1 hour; default 10
/// minutes
/// @param correspondentCache how many users' blocks are kept in memory, 1 to 10,000,000; default 100,000
/// @param correspondentLife how long they are kept: how late a block made on another instance can take
/// effect, 0 to 1 hour; default 1 minute
/// @param privacyCache how many users' privacy settings and contacts are kept in memory, together, and as
/// long as blocks, 1 to 100,000,000; default 1,000,000
/// @param bulkRegistration whether an admin may register accounts in bulk, for load tests; default false
public record IdentityConfig(
        RegistrationMode registration,
        int deviceLimit,
        int contactLimit,
        int blockLimit,
        Duration accessTokenLife,
        Duration refreshTokenLife,
        Duration refreshGrace,
        int correspondentCache,
        Duration correspondentLife,
        int privacyCache,
        boolean bulkRegistration) {
    public IdentityConfig {
        within("deviceLimit", deviceLimit, 1, 100);
        within("contactLimit", contactLimit, 1, 100_000);
        within("blockLimit", blockLimit, 1, 10_000);
        within("accessTokenLife", accessTokenLife, Duration.ofSeconds(1), Duration.ofMinutes(15));
        if (!accessTokenLife.equals(Duration.ofSeconds(accessTokenLife.toSeconds()))) {
            throw new IllegalArgumentException("accessTokenLife: " + accessTokenLife + " (expected: whole seconds)");
        }
        within("refreshTokenLife", refreshTokenLife, Duration.ofMinutes(1), Duration.ofDays(400));
        within("refreshGrace", refreshGrace, Duration.ZERO, Duration.ofHours(1));
        within("correspondentCache", correspondentCache, 1, 10_000_000);
        within("correspondentLife", correspondentLife, Duration.ZERO, Duration.ofHours(1));
        within("privacyCache", privacyCache, 1, 100_000_000);
    }

    public static IdentityConfig defaults() {
        return new IdentityConfig(
                RegistrationMode.OPEN,
                10,
                5_000,
                1_000,
                Duration.ofMinutes(15),
                Duration.ofDays(60),
                Duration.ofMinutes(10),
                100_000,
                Duration.ofMinutes(1),
                1_000_000,
                false);
    }

    private static void within(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + min + " to " + max + ")");
        }
    }

    private static void within(String name, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + min + " to " + max + ")");
        }
    }
}
