package parley.app.config;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.adapter.rest.Rate;
import parley.adapter.rest.RateLimits;

/// How often clients may do something, over all transports.
final class RateLimitKeys {
    private static final Pattern RATE = Pattern.compile("(\\d{1,8})/(s|m|h) burst (\\d{1,8})");

    /// A steady rate, and how much may come at once after a pause.
    private static final Form<Rate> RATE_OF =
            new Form<>("rate such as 50/s burst 200 (or /m, /h)", RateLimitKeys::rate);

    /// More than any machine can do; there is no other way to have no limit.
    private static final Rate UNLIMITED = new Rate(100_000_000, 100_000_000, Duration.ofSeconds(1));

    static final Key<Boolean> ENABLED = new Key<>(
            "rate-limits.enabled",
            "true",
            Form.FLAG,
            "Whether any of these limits holds. Off is for measurements only.");
    static final Key<Rate> ADDRESS = new Key<>(
            "rate-limits.address",
            "100/s burst 400",
            RATE_OF,
            "REST calls from one address (IPv6: one /64), before anything else is looked at.");
    static final Key<Rate> USER =
            new Key<>("rate-limits.user", "50/s burst 200", RATE_OF, "REST calls of one user, over all devices.");
    static final Key<Rate> CREDENTIALS_BY_ADDRESS = new Key<>(
            "rate-limits.credentials-by-address",
            "10/m burst 20",
            RATE_OF,
            "Attempts to log in, to register, or with the token of a group's link, from one address.");
    static final Key<Rate> CREDENTIALS_BY_SUBJECT = new Key<>(
            "rate-limits.credentials-by-subject",
            "10/m burst 10",
            RATE_OF,
            "Attempts with the password of one account, from wherever; and of one user with tokens of links.");
    static final Key<Integer> BUCKETS = new Key<>(
            "rate-limits.buckets",
            "100000",
            Form.number(1, Integer.MAX_VALUE),
            "Most addresses, and most users, remembered per limit; the ones not seen for longest are forgotten first.");

    static final Key<Integer> CALLS_AT_ONCE = new Key<>(
            "rate-limits.calls-at-once",
            "32",
            Form.number(1, Integer.MAX_VALUE),
            "Most REST calls of one user under way at a time, until their answers are written.");

    private RateLimitKeys() {}

    static List<Key<?>> keys() {
        return List.of(ENABLED, ADDRESS, USER, CREDENTIALS_BY_ADDRESS, CREDENTIALS_BY_SUBJECT, BUCKETS, CALLS_AT_ONCE);
    }

    static RateLimits read(Values values) {
        boolean enabled = values.get(ENABLED);
        Rate address = values.get(ADDRESS);
        Rate user = values.get(USER);
        Rate byAddress = values.get(CREDENTIALS_BY_ADDRESS);
        Rate bySubject = values.get(CREDENTIALS_BY_SUBJECT);
        int buckets = values.get(BUCKETS);
        int atOnce = values.get(CALLS_AT_ONCE);
        return enabled
                ? new RateLimits(address, user, byAddress, bySubject, buckets, atOnce)
                : new RateLimits(UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, buckets, Integer.MAX_VALUE);
    }

    static Rate rate(String text) {
        Matcher matcher = RATE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no rate");
        }
        Duration period = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            default -> Duration.ofHours(1);
        };
        return new Rate(Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(1)), period);
    }
}
