package parley.app.config;

import java.time.Duration;
import java.util.List;
import parley.adapter.rest.AddressRange;
import parley.adapter.rest.RestConfig;

/// Reads [RestConfig].
final class RestSection implements Section<RestConfig> {
    private static final Form<List<AddressRange>> RANGES = new Form<>(
            "list of addresses or ranges such as 10.0.0.0/8, ::1",
            text -> Form.LIST.parse(text).stream().map(AddressRange::parse).toList());

    private static final Key<Duration> REPLY_TIMEOUT = new Key<>(
            "rest.reply-timeout",
            "10s",
            Form.DURATION_OF,
            "How long a send or a read mark waits for its result before the answer is unavailable.");
    private static final Key<List<AddressRange>> TRUSTED_PROXIES = new Key<>(
            "rest.trusted-proxies",
            "",
            RANGES,
            "Proxies whose X-Forwarded-For is believed, for WebSocket as well; nobody's if empty.");
    private static final Key<List<AddressRange>> OPERATOR_ADDRESSES = new Key<>(
            "rest.operator-addresses",
            "127.0.0.0/8, ::1",
            RANGES,
            "From where GET /metrics needs no token, if no proxy forwarded it; from elsewhere it needs an admin's.");
    private static final Key<Integer> IDEMPOTENCY_KEYS = new Key<>(
            "rest.idempotency-keys",
            "10000",
            Form.number(1, Integer.MAX_VALUE),
            "Most answers kept to repeat them for the same Idempotency-Key.");
    private static final Key<Integer> IDEMPOTENCY_BYTES =
            new Key<>("rest.idempotency-bytes", "16MiB", Form.SMALL_SIZE, "Most bytes of these answers.");
    private static final Key<Duration> IDEMPOTENCY_LIFE =
            new Key<>("rest.idempotency-life", "1h", Form.DURATION_OF, "How long such an answer is kept.");

    @Override
    public String name() {
        return "rest";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(
                REPLY_TIMEOUT,
                TRUSTED_PROXIES,
                OPERATOR_ADDRESSES,
                IDEMPOTENCY_KEYS,
                IDEMPOTENCY_BYTES,
                IDEMPOTENCY_LIFE);
    }

    @Override
    public RestConfig read(Values values) {
        return new RestConfig(
                values.read(ParleyConfig.LIMITS),
                RateLimitKeys.read(values),
                values.get(REPLY_TIMEOUT),
                values.get(TRUSTED_PROXIES),
                values.get(OPERATOR_ADDRESSES),
                values.get(IDEMPOTENCY_KEYS),
                values.get(IDEMPOTENCY_BYTES),
                values.get(IDEMPOTENCY_LIFE));
    }
}
