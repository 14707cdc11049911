package parley.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.artemis.ArtemisConfig;
import parley.adapter.dbclient.DatabaseConfig;
import parley.adapter.rest.Rate;
import parley.adapter.rest.RestConfig;
import parley.adapter.rocksdb.RocksDbConfig;
import parley.adapter.security.identity.Argon2Config;
import parley.adapter.websocket.WebSocketConfig;
import parley.adapter.websocket.poll.PollConfig;
import parley.adapter.websocket.session.SessionConfig;
import parley.adapter.wire.WireLimits;
import parley.groups.application.GroupsConfig;
import parley.identity.application.IdentityConfig;
import parley.messaging.application.MessagingConfig;
import parley.presence.application.PresenceConfig;

class ParleyConfigTest {
    /// Something that is there and not empty.
    private static final String FILE = "pom.xml";

    /// A valid value other than the default, for every key.
    private static final Map<String, String> OTHERS = others();

    /// What the embedded profile fixes.
    private static final Set<String> FIXED = Set.of(
            ".websocket.path",
            ".database.username",
            ".database.password",
            ".database.integrityCheck",
            ".cluster.leases.moves.parallel",
            ".cluster.leases.moves.shards",
            ".cluster.leases.moves.patience",
            ".cluster.leases.watch.forget",
            ".cluster.leases.watch.brisk");

    /// Keys that change something only where there is a cluster.
    private static final Set<String> OF_A_CLUSTER = Set.of("cluster", "cassandra", "redis");

    /// Keys that change something only along with others.
    private static final Set<String> OF_PLACES_ELSEWHERE = Set.of(
            "database.username",
            "database.password",
            "database.password-file",
            "database.writers",
            "artemis.username",
            "artemis.password",
            "artemis.password-file");

    @Test
    void standardShouldBeTheDefaultsOfTheContexts() {
        ParleyConfig standard = ParleyConfig.standard();

        assertEquals(
                new ServerConfig(
                        "127.0.0.1",
                        8080,
                        false,
                        110_000,
                        Duration.ofMinutes(1),
                        new ServerConfig.Drain(Duration.ZERO, Duration.ofSeconds(10), Duration.ZERO),
                        Path.of("data")),
                standard.server());
        assertEquals(new TlsConfig(List.of(), Duration.ofSeconds(30)), standard.tls());
        assertEquals(WireLimits.DEFAULT, standard.limits());
        assertEquals(IdentityConfig.defaults(), standard.identity());
        assertEquals(Argon2Config.defaults(Runtime.getRuntime().availableProcessors()), standard.passwords());
        assertEquals(RestConfig.DEFAULT, standard.rest());
        assertEquals(WebSocketConfig.defaults(), standard.websocket());
        assertEquals(PollConfig.defaults(), standard.polling());
        assertEquals(SessionConfig.defaults(), standard.session());
        assertEquals(MessagingConfig.DEFAULTS, standard.messaging());
        assertEquals(GroupsConfig.defaults(), standard.groups());
        assertEquals(PresenceConfig.defaults(), standard.presence());
        assertEquals(DatabaseConfig.sqlite(Path.of("data/parley.db")), standard.database());
        assertEquals(RocksDbConfig.defaults(Path.of("data/messages")), standard.rocksdb());
        assertEquals(ArtemisConfig.defaults(Path.of("data/queues")), standard.artemis());
    }

    @Test
    void everyKeyShouldChangeTheConfiguration() {
        assertEquals(ParleyConfig.keys().stream().map(Key::name).collect(Collectors.toSet()), OTHERS.keySet());
        for (String name : OTHERS.keySet()) {
            if (name.equals("cluster.allow-plaintext")) {
                continue; // decides whether there may be no certificates
            }
            Map<String, String> before = basis(name);
            Map<String, String> texts = new HashMap<>(before);
            texts.put(name, OTHERS.get(name));
            if (name.endsWith("-file")) {
                texts.remove(name.substring(0, name.length() - "-file".length()));
            }
            if (name.equals("tls.certificate") || name.equals("tls.private-key")) {
                texts = Map.of("tls.certificate", "a.pem", "tls.private-key", "b.pem");
            } else if (name.equals("redis.mode")) {
                texts.put("redis.master", "first");
            } else if (name.equals("redis.master")) {
                before.putAll(Map.of("redis.mode", "sentinel", "redis.master", "another"));
                texts.put("redis.mode", "sentinel");
            } else if (name.equals("cluster.enabled")) {
                before = Map.of();
            }
            assertNotEquals(ParleyConfig.with(before), ParleyConfig.with(texts), name);
        }
    }

    /// Settings with which a key counts.
    private static Map<String, String> basis(String name) {
        boolean isElsewhere = OF_A_CLUSTER.contains(name.split("\\.", 2)[0]) || OF_PLACES_ELSEWHERE.contains(name);
        Map<String, String> basis = new HashMap<>(isElsewhere ? cluster() : Map.of());
        return basis;
    }

    private static Map<String, String> cluster() {
        return Map.ofEntries(
                Map.entry("cluster.enabled", "true"),
                Map.entry("cluster.tls.certificate", "one.pem"),
                Map.entry("cluster.tls.private-key", "one.key"),
                Map.entry("cluster.tls.authorities", "all.pem"),
                Map.entry("cassandra.contact-points", "one:9042"),
                Map.entry("cassandra.username", "one"),
                Map.entry("cassandra.password", "one"),
                Map.entry("redis.addresses", "one:6379"),
                Map.entry("database.url", "jdbc:postgresql://one/one"),
                Map.entry("artemis.url", "tcp://one:61616"));
    }

    @Test
    void everyComponentShouldHaveAKey() throws ReflectiveOperationException {
        Map<String, String> others = new HashMap<>(OTHERS);
        others.keySet().removeIf(name -> name.endsWith("-file"));
        assertAllDiffer("", ParleyConfig.standard(), ParleyConfig.with(others));
        others.put("cluster.allow-plaintext", "false");
        assertAllDiffer(
                ".cluster",
                ParleyConfig.with(cluster()).clustered().orElseThrow(),
                ParleyConfig.with(others).clustered().orElseThrow());
    }

    @Test
    void aClusterShouldSayWhatItLacks() {
        ConfigurationException refusal =
                assertThrows(ConfigurationException.class, () -> ParleyConfig.with(Map.of("cluster.enabled", "true")));

        for (String name : List.of(
                "database.url",
                "artemis.url",
                "cassandra.contact-points",
                "redis.addresses",
                "cluster.tls.certificate")) {
            assertTrue(String.valueOf(refusal.getMessage()).contains(name), refusal::getMessage);
        }
    }

    @Test
    void instancesShouldTalkInPlaintextOnlyIfThatIsAllowed() {
        Map<String, String> plain = new HashMap<>(cluster());
        plain.keySet().removeIf(key -> key.startsWith("cluster.tls."));
        assertThrows(ConfigurationException.class, () -> ParleyConfig.with(plain));
        plain.put("cluster.allow-plaintext", "true");

        assertTrue(ParleyConfig.with(plain).clustered().isPresent());
        plain.put("cluster.tls.certificate", "alone.pem");
        assertThrows(ConfigurationException.class, () -> ParleyConfig.with(plain));
    }

    @Test
    void storesOfAClusterShouldBeRefusedWithoutOne() {
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class, () -> ParleyConfig.with(Map.of("cassandra.contact-points", "a:9042")));

        assertTrue(String.valueOf(refusal.getMessage()).contains("cluster.enabled"), refusal::getMessage);
    }

    @Test
    void aWeakConsistencyShouldBeRefused() {
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class, () -> ParleyConfig.with(Map.of("cassandra.consistency", "ONE")));

        assertTrue(String.valueOf(refusal.getMessage()).contains("QUORUM or LOCAL_QUORUM"), refusal::getMessage);
    }

    @Test
    void secretsShouldBeReadFromFilesAndNeverShown(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "hidden\n");
        Map<String, String> texts = new HashMap<>(cluster());
        texts.putAll(Map.of(
                "database.password-file", file.toString(),
                "artemis.password-file", file.toString(),
                "redis.password-file", file.toString()));

        ParleyConfig config = ParleyConfig.with(texts);

        assertEquals("hidden", config.database().password());
        assertEquals("hidden", config.artemis().remote().orElseThrow().password());
        assertEquals("hidden", config.clustered().orElseThrow().redis().login().password());
        assertFalse(config.toString().contains("hidden"), config::toString);
        texts.put("database.password", "hidden");
        ConfigurationException twice = assertThrows(ConfigurationException.class, () -> ParleyConfig.with(texts));
        assertTrue(String.valueOf(twice.getMessage()).contains("database.password"), twice::getMessage);
        assertFalse(String.valueOf(twice.getMessage()).contains("hidden"), twice::getMessage);
    }

    @Test
    void namesAndVariablesOfKeysShouldBeUnique() {
        List<Key<?>> keys = ParleyConfig.keys();

        assertEquals(keys.size(), keys.stream().map(Key::name).distinct().count());
        assertEquals(keys.size(), keys.stream().map(Key::variable).distinct().count());
    }

    @Test
    void refusalOfAContextShouldNameTheKey() {
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class, () -> ParleyConfig.with(Map.of("identity.device-limit", "101")));

        assertEquals("identity.device-limit: 101 (expected: 1 to 100)", refusal.getMessage());
    }

    @Test
    void oneTlsFileAloneShouldBeRefused() {
        ConfigurationException refusal =
                assertThrows(ConfigurationException.class, () -> ParleyConfig.with(Map.of("tls.certificate", "a.pem")));

        assertEquals(
                "tls.certificate: only one of tls.certificate and tls.private-key is set (expected: both or none)",
                refusal.getMessage());
    }

    private static void assertAllDiffer(String path, Object one, Object other) throws ReflectiveOperationException {
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            String name = path + "." + component.getName();
            component.getAccessor().setAccessible(true);
            Object left = component.getAccessor().invoke(one);
            Object right = component.getAccessor().invoke(other);
            if (component.getType().isRecord() && component.getType() != Rate.class) {
                assertAllDiffer(name, left, right);
            } else if (!FIXED.contains(name)) {
                assertNotEquals(left, right, name);
            }
        }
    }

    private static Map<String, String> others() {
        Map<String, String> texts = new HashMap<>();
        texts.put("server.host", "::1");
        texts.put("server.port", "9000");
        texts.put("server.allow-plaintext", "true");
        texts.put("server.max-connections", "7");
        texts.put("server.request-timeout", "20s");
        texts.put("server.drain-lead", "4s");
        texts.put("server.drain-window", "3s");
        texts.put("server.drain-overlap", "2s");
        texts.put("data-directory", "elsewhere");
        texts.put("tls.certificate", "a.pem");
        texts.put("tls.private-key", "b.pem");
        texts.put("tls.reload-interval", "1m");
        texts.put("identity.registration", "invite");
        texts.put("identity.device-limit", "3");
        texts.put("identity.contact-limit", "3");
        texts.put("identity.block-limit", "3");
        texts.put("identity.access-token-life", "10m");
        texts.put("identity.refresh-token-life", "10d");
        texts.put("identity.refresh-grace", "1m");
        texts.put("identity.correspondent-cache", "50");
        texts.put("identity.correspondent-life", "10s");
        texts.put("identity.privacy-cache", "50");
        texts.put("admin.bulk-accounts", "true");
        texts.put("presence.offline-after", "90s");
        texts.put("presence.seen-grace", "7s");
        texts.put("presence.seen-users", "77");
        texts.put("presence.watched-users", "77");
        texts.put("presence.watches", "77");
        texts.put("presence.watch-changes", "77");
        texts.put("presence.review-interval", "7s");
        texts.put("presence.reviews", "77");
        texts.put("presence.typing-life", "7s");
        texts.put("presence.typing-interval", "4s");
        texts.put("presence.typing-members", "77");
        texts.put("presence.typing-pairs", "77");
        texts.put("presence.typing-conversations", "77");
        texts.put("session.ephemeral-share", "50");
        texts.put("limits.content-bytes", "32KiB");
        texts.put("limits.batch-frames", "50");
        texts.put("limits.frame-bytes", "128KiB");
        texts.put("limits.depth", "16");
        texts.put("messaging.window", "128");
        texts.put("messaging.window-bytes", "512KiB");
        texts.put("messaging.page-bytes", "2MiB");
        texts.put("messaging.backlog", "500");
        texts.put("messaging.confirm-timeout", "20s");
        texts.put("messaging.append-rows", "100");
        texts.put("messaging.append-bytes", "2MiB");
        texts.put("messaging.waiting-sends", "100");
        texts.put("messaging.recent-cids", "100");
        texts.put("messaging.recent-cid-age", "5m");
        texts.put("messaging.recent-cids-most", "5000");
        texts.put("messaging.open-conversations", "100");
        texts.put("messaging.receipt-interval", "200ms");
        texts.put("messaging.cursor-interval", "2s");
        texts.put("messaging.relay-jobs", "100");
        texts.put("messaging.outbox-jobs", "1000");
        texts.put("messaging.recent-push-bytes", "1MiB");
        texts.put("messaging.queued-receipt-interval", "3s");
        texts.put("messaging.receipt-notes", "1000");
        texts.put("groups.members", "512");
        texts.put("groups.queued-from-members", "64");
        texts.put("groups.chunk", "100");
        texts.put("groups.links", "3");
        texts.put("groups.requests", "3");
        texts.put("groups.request-life", "3d");
        texts.put("groups.change-timeout", "3s");
        texts.put("groups.cached-members", "5000");
        texts.put("groups.cached-visibilities", "5000");
        texts.put("groups.cached-fellowships", "5000");
        texts.put("groups.cache-life", "3m");
        texts.put("artemis.flush-interval", "1ms");
        texts.put("artemis.queue-bytes", "1MiB");
        texts.put("artemis.queue-jobs", "1000");
        texts.put("artemis.min-free-bytes", "1MiB");
        texts.put("artemis.consumers", "1");
        texts.put("artemis.batch", "100");
        texts.put("artemis.attempts-together", "2");
        texts.put("artemis.retry-delay", "1s");
        texts.put("artemis.max-retry-delay", "1m");
        texts.put("artemis.call-timeout", "3s");
        texts.put("rocksdb.waiting-writes", "100");
        texts.put("rocksdb.batch-writes", "100");
        texts.put("rocksdb.batch-bytes", "1MiB");
        texts.put("rocksdb.commit-gather", "3ms");
        texts.put("rocksdb.recent-values", "0");
        texts.put("rocksdb.reader-threads", "2");
        texts.put("rocksdb.waiting-reads", "100");
        texts.put("rocksdb.block-cache-bytes", "8MiB");
        texts.put("rocksdb.write-buffer-bytes", "8MiB");
        texts.put("rocksdb.write-buffers-bytes", "64MiB");
        texts.put("rocksdb.wal-bytes", "32MiB");
        texts.put("rocksdb.open-files", "100");
        texts.put("rocksdb.background-jobs", "1");
        texts.put("rocksdb.reopen-delay", "2s");
        texts.put("passwords.memory-kib", "8192");
        texts.put("passwords.iterations", "3");
        texts.put("passwords.threads", "63");
        texts.put("passwords.queue", "5");
        texts.put("passwords.retry-after", "3s");
        texts.put("rest.reply-timeout", "3s");
        texts.put("rest.trusted-proxies", "10.0.0.1, 10.0.0.2");
        texts.put("rest.operator-addresses", "10.1.0.0/16");
        texts.put("rest.idempotency-keys", "3");
        texts.put("rest.idempotency-bytes", "1MiB");
        texts.put("rest.idempotency-life", "3m");
        texts.put("rate-limits.enabled", "false");
        texts.put("rate-limits.address", "1/s burst 2");
        texts.put("rate-limits.calls-at-once", "5");
        texts.put("rate-limits.user", "1/m burst 2");
        texts.put("rate-limits.credentials-by-address", "1/h burst 2");
        texts.put("rate-limits.credentials-by-subject", "3/h burst 4");
        texts.put("rate-limits.buckets", "5");
        texts.put("rate-limits.upgrades", "1/s burst 2");
        texts.put("rate-limits.frames", "1/s burst 2");
        texts.put("rate-limits.sends", "1/s burst 2");
        texts.put("websocket.connections", "7");
        texts.put("websocket.connections-per-address", "7");
        texts.put("long-polling.wait-time", "20s");
        texts.put("long-polling.batch-bytes", "32KiB");
        texts.put("long-polling.sessions", "7");
        texts.put("long-polling.sessions-per-address", "6");
        texts.put("session.heartbeat", "20s");
        texts.put("session.hello", "4s");
        texts.put("session.write", "4s");
        texts.put("session.close", "4s");
        texts.put("session.queue-frames", "100");
        texts.put("session.queue-bytes", "1MiB");
        texts.put("session.in-flight", "100");
        texts.put("session.abuse-weight", "100");
        texts.put("session.abuse-window", "30s");
        texts.put("database.readers", "2");
        texts.put("database.write-queue", "10");
        texts.put("database.connection-timeout", "2s");
        texts.put("messaging.forwarding-patience", "20s");
        texts.put("messaging.forwarding-back-off", "70ms");
        texts.put("messaging.forwarding-longest-back-off", "2s");
        texts.put("messaging.forwarding-queue", "77");
        texts.put("messaging.forwarding-batch", "7");
        texts.put("messaging.forwarding-waiting", "77");
        texts.put("messaging.forwarding-waiting-bytes", "1MiB");
        texts.put("presence.registry-check", "7s");
        texts.put("presence.registry-checks", "77");
        texts.put("presence.registry-recheck", "7s");
        texts.put("presence.registry-asks", "77");
        texts.put("presence.registry-retry", "7s");
        texts.put("presence.registry-departures", "77");
        texts.put("database.url", "jdbc:postgresql://elsewhere/parley");
        texts.put("database.username", "somebody");
        texts.put("database.password", "secret");
        texts.put("database.password-file", FILE);
        texts.put("database.writers", "7");
        texts.put("artemis.url", "tcp://elsewhere:61616");
        texts.put("artemis.username", "somebody");
        texts.put("artemis.password", "secret");
        texts.put("artemis.password-file", FILE);
        texts.put("cluster.enabled", "true");
        texts.put("cluster.listen", "127.0.0.1:7");
        texts.put("cluster.address", "elsewhere:7");
        texts.put("cluster.roles", "messaging");
        texts.put("cluster.lease", "7s");
        texts.put("cluster.queue-events", "77");
        texts.put("cluster.queue-bytes", "32MiB");
        texts.put("cluster.calls", "77");
        texts.put("cluster.call-timeout", "7s");
        texts.put("cluster.allow-plaintext", "true");
        texts.put("cluster.tls.certificate", "a.pem");
        texts.put("cluster.tls.private-key", "a.key");
        texts.put("cluster.tls.authorities", "b.pem");
        texts.put("cluster.tls.peer-name", "parley");
        texts.put("cluster.tls.reload-interval", "7s");
        texts.put("cassandra.contact-points", "elsewhere:9042");
        texts.put("cassandra.datacenter", "south");
        texts.put("cassandra.keyspace", "another");
        texts.put("cassandra.replication", "south=5");
        texts.put("cassandra.consistency", "LOCAL_QUORUM");
        texts.put("cassandra.username", "somebody");
        texts.put("cassandra.password", "secret");
        texts.put("cassandra.password-file", FILE);
        texts.put("cassandra.tls.enabled", "true");
        texts.put("cassandra.tls.trusted", "c.pem");
        texts.put("cassandra.tls.check-names", "false");
        texts.put("cassandra.connect-timeout", "7s");
        texts.put("cassandra.request-timeout", "7s");
        texts.put("cassandra.change-timeout", "3s");
        texts.put("cassandra.speculative-delay", "70ms");
        texts.put("cassandra.in-flight", "77");
        texts.put("cassandra.changes-in-flight", "77");
        texts.put("cassandra.page-size", "77");
        texts.put("cassandra.append-bytes", "7MiB");
        texts.put("redis.mode", "sentinel");
        texts.put("redis.addresses", "elsewhere:6379");
        texts.put("redis.master", "first");
        texts.put("redis.username", "somebody");
        texts.put("redis.password", "secret");
        texts.put("redis.password-file", FILE);
        texts.put("redis.tls.enabled", "true");
        texts.put("redis.tls.trust-store", "d.p12");
        texts.put("redis.tls.trust-store-password", "secret");
        texts.put("redis.tls.trust-store-password-file", FILE);
        texts.put("redis.tls.key-store", "e.p12");
        texts.put("redis.tls.key-store-password", "secret");
        texts.put("redis.tls.key-store-password-file", FILE);
        texts.put("redis.connect-timeout", "7s");
        texts.put("redis.answer-timeout", "70ms");
        texts.put("redis.failures", "7");
        texts.put("redis.probe-interval", "7s");
        texts.put("redis.connections", "7");
        texts.put("redis.calls", "77");
        texts.put("redis.io-threads", "7");
        return texts;
    }
}
