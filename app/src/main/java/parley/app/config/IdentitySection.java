package parley.app.config;

import java.time.Duration;
import java.util.List;
import parley.identity.application.IdentityConfig;
import parley.identity.application.RegistrationMode;

/// Reads [IdentityConfig].
final class IdentitySection implements Section<IdentityConfig> {
    private static final Form<Integer> COUNT = Form.number(1, Integer.MAX_VALUE);

    private static final Key<RegistrationMode> REGISTRATION = new Key<>(
            "identity.registration",
            "open",
            Form.oneOf(RegistrationMode.values()),
            "Who may open an account: everybody, who has an invite, or nobody but the operator (user add).");
    private static final Key<Integer> DEVICE_LIMIT =
            new Key<>("identity.device-limit", "10", COUNT, "Devices per user, at most 100.");
    private static final Key<Integer> CONTACT_LIMIT =
            new Key<>("identity.contact-limit", "5000", COUNT, "Contacts per user, at most 100,000.");
    private static final Key<Integer> BLOCK_LIMIT =
            new Key<>("identity.block-limit", "1000", COUNT, "Blocked users per user, at most 10,000.");
    private static final Key<Duration> ACCESS_TOKEN_LIFE = new Key<>(
            "identity.access-token-life",
            "15m",
            Form.DURATION_OF,
            "How long an access token is good, at most 15 minutes; whole seconds.");
    private static final Key<Duration> REFRESH_TOKEN_LIFE = new Key<>(
            "identity.refresh-token-life",
            "60d",
            Form.DURATION_OF,
            "How long a device stays logged in without using its refresh token, 1 minute to 400 days.");
    private static final Key<Duration> REFRESH_GRACE = new Key<>(
            "identity.refresh-grace",
            "10m",
            Form.DURATION_OF,
            "How long a lost answer to a refresh can be asked for again, at most 1 hour.");
    private static final Key<Integer> CORRESPONDENT_CACHE = new Key<>(
            "identity.correspondent-cache",
            "100000",
            COUNT,
            "How many users' blocks are kept in memory, at most 10,000,000.");
    private static final Key<Duration> CORRESPONDENT_LIFE = new Key<>(
            "identity.correspondent-life",
            "1m",
            Form.DURATION_OF,
            "How long they are kept: how late a change by another process can take effect, at most 1 hour.");
    private static final Key<Integer> PRIVACY_CACHE = new Key<>(
            "identity.privacy-cache",
            "1000000",
            COUNT,
            "How many users' privacy settings and contacts are kept in memory, as long as blocks; at most 100,000,000.");
    private static final Key<Boolean> BULK_ACCOUNTS = new Key<>(
            "admin.bulk-accounts",
            "false",
            Form.FLAG,
            "Whether admins may register many accounts at once (POST /v1/admin/accounts), for load tests.");

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(
                REGISTRATION,
                DEVICE_LIMIT,
                CONTACT_LIMIT,
                BLOCK_LIMIT,
                ACCESS_TOKEN_LIFE,
                REFRESH_TOKEN_LIFE,
                REFRESH_GRACE,
                CORRESPONDENT_CACHE,
                CORRESPONDENT_LIFE,
                PRIVACY_CACHE,
                BULK_ACCOUNTS);
    }

    @Override
    public IdentityConfig read(Values values) {
        return new IdentityConfig(
                values.get(REGISTRATION),
                values.get(DEVICE_LIMIT),
                values.get(CONTACT_LIMIT),
                values.get(BLOCK_LIMIT),
                values.get(ACCESS_TOKEN_LIFE),
                values.get(REFRESH_TOKEN_LIFE),
                values.get(REFRESH_GRACE),
                values.get(CORRESPONDENT_CACHE),
                values.get(CORRESPONDENT_LIFE),
                values.get(PRIVACY_CACHE),
                values.get(BULK_ACCOUNTS));
    }
}
