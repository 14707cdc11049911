package parley.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import parley.adapter.redisson.RedisConfig;

/// Reads [RedisConfig], where there is a cluster.
final class RedisSection implements Section<RedisConfig> {
    static final Key<List<String>> ADDRESSES = new Key<>(
            "redis.addresses",
            "",
            Form.LIST,
            "host:port of the server, of the sentinels, or of some nodes of a Redis cluster.");
    private static final Key<Modes> MODE = new Key<>(
            "redis.mode",
            "standalone",
            Form.oneOf(Modes.values()),
            "How the servers at redis.addresses work together.");
    private static final Key<String> MASTER = new Key<>(
            "redis.master", "", Form.TEXT, "What the sentinels call the server in charge; only with sentinel.");
    private static final Key<String> USERNAME =
            new Key<>("redis.username", "", Form.TEXT, "Who to be there; empty for the default user.");
    private static final SecretKeys PASSWORD =
            new SecretKeys("redis.password", "The password there, also of the sentinels.");
    private static final Key<Boolean> TLS =
            new Key<>("redis.tls.enabled", "false", Form.FLAG, "Whether connections to it are encrypted.");
    private static final Key<List<Path>> TRUST_STORE = new Key<>(
            "redis.tls.trust-store",
            "",
            Form.OPTIONAL_PATH,
            "File with whoever issues its certificates (PKCS #12 or JKS); empty for those that Java trusts.");
    private static final SecretKeys TRUST_STORE_PASSWORD =
            new SecretKeys("redis.tls.trust-store-password", "The password of redis.tls.trust-store.");
    private static final Key<List<Path>> KEY_STORE = new Key<>(
            "redis.tls.key-store", "", Form.OPTIONAL_PATH, "File with the certificate to show; empty for none.");
    private static final SecretKeys KEY_STORE_PASSWORD =
            new SecretKeys("redis.tls.key-store-password", "The password of redis.tls.key-store.");
    private static final Key<Duration> CONNECT_TIMEOUT =
            new Key<>("redis.connect-timeout", "1s", Form.DURATION_OF, "How long making a connection may take.");
    private static final Key<Duration> ANSWER_TIMEOUT =
            new Key<>("redis.answer-timeout", "250ms", Form.DURATION_OF, "How long an answer is waited for.");
    private static final Key<Integer> FAILURES = new Key<>(
            "redis.failures",
            "3",
            Form.number(1, 1_000),
            "After so many calls without an answer nobody waits any more, until it answers a probe.");
    private static final Key<Duration> PROBE_INTERVAL =
            new Key<>("redis.probe-interval", "500ms", Form.DURATION_OF, "How often it is probed then.");
    private static final Key<Integer> CONNECTIONS =
            new Key<>("redis.connections", "16", Form.number(1, 1_000), "Most connections to one of its nodes.");
    private static final Key<Integer> CALLS = new Key<>(
            "redis.calls",
            "4096",
            Form.number(1, 1_000_000),
            "Most calls that wait for an answer; more are refused as if it were away.");
    private static final Key<Integer> IO_THREADS =
            new Key<>("redis.io-threads", "2", Form.number(1, 64), "Threads that talk to it.");

    /// As Redisson's own, whose class is not loaded where there is no cluster.
    enum Modes {
        STANDALONE,
        SENTINEL,
        CLUSTER
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(
                MODE,
                ADDRESSES,
                MASTER,
                USERNAME,
                PASSWORD.text(),
                PASSWORD.file(),
                TLS,
                TRUST_STORE,
                TRUST_STORE_PASSWORD.text(),
                TRUST_STORE_PASSWORD.file(),
                KEY_STORE,
                KEY_STORE_PASSWORD.text(),
                KEY_STORE_PASSWORD.file(),
                CONNECT_TIMEOUT,
                ANSWER_TIMEOUT,
                FAILURES,
                PROBE_INTERVAL,
                CONNECTIONS,
                CALLS,
                IO_THREADS);
    }

    /// For what is not usable anyhow.
    @Override
    public RedisConfig standard() {
        return RedisConfig.standalone("127.0.0.1:6379");
    }

    @Override
    public RedisConfig read(Values values) {
        return new RedisConfig(
                switch (values.get(MODE)) {
                    case STANDALONE -> RedisConfig.Mode.STANDALONE;
                    case SENTINEL -> RedisConfig.Mode.SENTINEL;
                    case CLUSTER -> RedisConfig.Mode.CLUSTER;
                },
                values.get(ADDRESSES),
                values.get(MASTER),
                new RedisConfig.Login(values.get(USERNAME), PASSWORD.read(values)),
                new RedisConfig.Tls(
                        values.get(TLS),
                        path(values.get(TRUST_STORE)),
                        TRUST_STORE_PASSWORD.read(values),
                        path(values.get(KEY_STORE)),
                        KEY_STORE_PASSWORD.read(values)),
                new RedisConfig.Patience(
                        values.get(CONNECT_TIMEOUT),
                        values.get(ANSWER_TIMEOUT),
                        values.get(FAILURES),
                        values.get(PROBE_INTERVAL)),
                new RedisConfig.Size(values.get(CONNECTIONS), values.get(CALLS), values.get(IO_THREADS)));
    }

    private static String path(List<Path> file) {
        return file.stream().map(Path::toString).findFirst().orElse("");
    }
}
