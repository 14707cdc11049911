package parley.app.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import parley.adapter.grpc.Security;
import parley.cluster.application.ClusterConfig;
import parley.cluster.domain.Address;
import parley.cluster.domain.Role;

/// Reads [ClusterProfile]; none unless the server is to be one of several instances.
final class ClusterSection implements Section<List<ClusterProfile>> {
    private static final int ALL_FILES = 3;
    private static final int MAX_PORT = 65_535;

    private static final Key<Boolean> ENABLED = new Key<>(
            "cluster.enabled",
            "false",
            Form.FLAG,
            "Whether this server is one of several instances: messages are in Cassandra then, connections in Redis; "
                    + "needs database.url and artemis.url.");
    private static final Key<String> LISTEN = new Key<>(
            "cluster.listen",
            "127.0.0.1:7400",
            Form.NAME,
            "Address and port of this machine on which it listens for other instances.");
    private static final Key<String> ADDRESS =
            new Key<>("cluster.address", "", Form.TEXT, "Where others reach that, host:port; empty if it is the same.");
    private static final Key<List<String>> ROLES = new Key<>(
            "cluster.roles",
            "gateway, messaging",
            Form.LIST,
            "What this instance does: gateway, messaging; an instance without messaging owns no conversations.");
    private static final Key<Duration> LEASE = new Key<>(
            "cluster.lease",
            "10s",
            Form.DURATION_OF,
            "How long others wait for a sign of life before they take over, 1 second to 1 minute. The same everywhere.");
    private static final Key<Integer> QUEUE_EVENTS = new Key<>(
            "cluster.queue-events",
            "65536",
            Form.number(1, 10_000_000),
            "Most events that wait for one other instance; what does not fit is read from the log there.");
    private static final Key<Long> QUEUE_BYTES =
            new Key<>("cluster.queue-bytes", "64MiB", Form.SIZE_OF, "Most bytes of them, at least 16 MiB.");
    private static final Key<Integer> CALLS = new Key<>(
            "cluster.calls",
            "65536",
            Form.number(1, 10_000_000),
            "Most groups of sends that wait for answers of conversations' owners.");
    private static final Key<Duration> CALL_TIMEOUT = new Key<>(
            "cluster.call-timeout",
            "5s",
            Form.DURATION_OF,
            "How long such an answer is waited for before it is asked " + "for again.");
    private static final Key<Boolean> ALLOW_PLAINTEXT = new Key<>(
            "cluster.allow-plaintext",
            "false",
            Form.FLAG,
            "Whether instances may talk without certificates: on loopback only.");
    private static final Key<List<Path>> CERTIFICATE = new Key<>(
            "cluster.tls.certificate",
            "",
            Form.OPTIONAL_PATH,
            "PEM file with this instance's certificate and those in between, for both sides of a connection.");
    private static final Key<List<Path>> PRIVATE_KEY =
            new Key<>("cluster.tls.private-key", "", Form.OPTIONAL_PATH, "PEM file with its key (PKCS #8).");
    private static final Key<List<Path>> AUTHORITIES = new Key<>(
            "cluster.tls.authorities",
            "",
            Form.OPTIONAL_PATH,
            "PEM file with whoever issues certificates of instances, and of nothing else.");
    private static final Key<String> PEER_NAME = new Key<>(
            "cluster.tls.peer-name",
            "",
            Form.TEXT,
            "The name to look for in certificates of others; empty for the host in their address.");
    private static final Key<Duration> RELOAD_INTERVAL =
            new Key<>("cluster.tls.reload-interval", "30s", Form.DURATION_OF, "How often these files are looked at.");

    private final CassandraSection cassandra = new CassandraSection();
    private final RedisSection redis = new RedisSection();

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public List<Key<?>> keys() {
        return Stream.of(
                        List.<Key<?>>of(
                                ENABLED,
                                LISTEN,
                                ADDRESS,
                                ROLES,
                                LEASE,
                                QUEUE_EVENTS,
                                QUEUE_BYTES,
                                CALLS,
                                CALL_TIMEOUT,
                                ALLOW_PLAINTEXT,
                                CERTIFICATE,
                                PRIVATE_KEY,
                                AUTHORITIES,
                                PEER_NAME,
                                RELOAD_INTERVAL),
                        cassandra.keys(),
                        redis.keys())
                .<Key<?>>flatMap(List::stream)
                .toList();
    }

    /// Classes of the cluster are loaded only where there is one.
    @Override
    public List<ClusterProfile> read(Values values) {
        keys().forEach(values::get);
        if (!values.get(ENABLED)) {
            refuseWithout(values);
            return List.of();
        }
        refuseIncomplete(values);
        return List.of(profile(values));
    }

    private ClusterProfile profile(Values values) {
        String address = values.get(ADDRESS);
        return new ClusterProfile(
                listen(values.get(LISTEN)),
                address.isBlank() ? List.of() : List.of(Address.parse(address)),
                values.get(ROLES).stream().map(Role::new).toList(),
                ClusterConfig.of(values.get(LEASE)),
                security(values),
                new PeerTraffic(
                        values.get(QUEUE_EVENTS), values.get(QUEUE_BYTES), values.get(CALLS), values.get(CALL_TIMEOUT)),
                values.read(cassandra),
                values.read(redis));
    }

    private static void refuseWithout(Values values) {
        for (Key<?> key : List.of(CassandraSection.CONTACT_POINTS, RedisSection.ADDRESSES)) {
            if (values.isSet(key)) {
                throw new IllegalArgumentException("enabled: false, but " + key.name()
                        + " is set (expected: cluster.enabled: true, or neither; messages of a single server are in "
                        + "its data directory)");
            }
        }
    }

    private static void refuseIncomplete(Values values) {
        List<String> missing = new ArrayList<>();
        require(
                values,
                DatabaseSection.URL,
                "accounts and groups have to be in a database that instances share",
                missing);
        require(values, ArtemisSection.URL, "the queues have to be in a broker that instances share", missing);
        require(values, CassandraSection.CONTACT_POINTS, "messages have to be in Cassandra", missing);
        require(values, RedisSection.ADDRESSES, "instances have to know who is connected where", missing);
        long files = List.of(CERTIFICATE, PRIVATE_KEY, AUTHORITIES).stream()
                .filter(values::isSet)
                .count();
        if (files < ALL_FILES && (files > 0 || !values.get(ALLOW_PLAINTEXT))) {
            missing.add("cluster.tls.certificate, cluster.tls.private-key and cluster.tls.authorities (instances have "
                    + "to know each other by certificates; on loopback only, cluster.allow-plaintext: true)");
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("enabled: true without " + String.join("; without ", missing));
        }
    }

    private static void require(Values values, Key<?> key, String why, List<String> missing) {
        if (!values.isSet(key)) {
            missing.add(key.name() + " (" + why + ")");
        }
    }

    private static Security security(Values values) {
        if (values.get(CERTIFICATE).isEmpty()) {
            return new Security.Plaintext();
        }
        return new Security.MutualTls(
                values.get(CERTIFICATE).getFirst(),
                values.get(PRIVATE_KEY).getFirst(),
                values.get(AUTHORITIES).getFirst(),
                values.get(PEER_NAME),
                values.get(RELOAD_INTERVAL));
    }

    private static InetSocketAddress listen(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        String port = text.substring(colon + 1);
        if (host.isBlank() || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > MAX_PORT) {
            throw new IllegalArgumentException("listen: " + text + " (expected: host:port)");
        }
        return new InetSocketAddress(host, Integer.parseInt(port));
    }
}
