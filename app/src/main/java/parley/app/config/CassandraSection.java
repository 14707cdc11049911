package parley.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.adapter.cassandra.CassandraConfig;
import parley.adapter.cassandra.Consistency;

/// Reads [CassandraConfig], where there is a cluster.
final class CassandraSection implements Section<CassandraConfig> {
    static final Key<List<String>> CONTACT_POINTS = new Key<>(
            "cassandra.contact-points",
            "",
            Form.LIST,
            "Some of its nodes, host:port; the others are found from there.");
    private static final Key<String> DATACENTER = new Key<>(
            "cassandra.datacenter",
            "datacenter1",
            Form.NAME,
            "The data centre that this instance is in; it asks only nodes of that.");
    private static final Key<String> KEYSPACE =
            new Key<>("cassandra.keyspace", "parley", Form.NAME, "Name of the keyspace.");
    private static final Key<List<String>> REPLICATION = new Key<>(
            "cassandra.replication",
            "",
            Form.LIST,
            "Replicas in each data centre, NAME=COUNT, for `parley migrate` when it makes the keyspace; empty for 3 in "
                    + "cassandra.datacenter.");
    private static final Key<Consistencies> CONSISTENCY = new Key<>(
            "cassandra.consistency",
            "QUORUM",
            new Form<>("QUORUM or LOCAL_QUORUM", Consistencies::valueOf),
            "Replicas that take part in every read and write; LOCAL_QUORUM only if all instances are in one data centre.");
    private static final Key<String> USERNAME =
            new Key<>("cassandra.username", "", Form.TEXT, "Who to be there; empty if it asks nobody.");
    private static final SecretKeys PASSWORD =
            new SecretKeys("cassandra.password", "The password of cassandra.username.");
    private static final Key<Boolean> TLS =
            new Key<>("cassandra.tls.enabled", "false", Form.FLAG, "Whether connections to it are encrypted.");
    private static final Key<List<Path>> TRUSTED = new Key<>(
            "cassandra.tls.trusted",
            "",
            Form.OPTIONAL_PATH,
            "PEM file with whoever issues certificates of its nodes; empty for those that Java trusts.");
    private static final Key<Boolean> CHECK_NAMES = new Key<>(
            "cassandra.tls.check-names", "true", Form.FLAG, "Whether a node's certificate has to name its address.");
    private static final Key<Duration> CONNECT_TIMEOUT =
            new Key<>("cassandra.connect-timeout", "5s", Form.DURATION_OF, "How long connecting to a node may take.");
    private static final Key<Duration> REQUEST_TIMEOUT = new Key<>(
            "cassandra.request-timeout",
            "5s",
            Form.DURATION_OF,
            "How long a read or write may take; more than the write timeout of its nodes.");
    private static final Key<Duration> CHANGE_TIMEOUT = new Key<>(
            "cassandra.change-timeout",
            "2s",
            Form.DURATION_OF,
            "How long a change of leases may take; well below cluster.lease.");
    private static final Key<Duration> SPECULATIVE_DELAY = new Key<>(
            "cassandra.speculative-delay",
            "100ms",
            Form.DURATION_OF,
            "After how long a read is sent to another replica as well.");
    private static final Key<Integer> IN_FLIGHT = new Key<>(
            "cassandra.in-flight",
            "1024",
            Form.number(1, 32_768),
            "Most requests under way; more wait, as long as a request may take.");
    private static final Key<Integer> CHANGES_IN_FLIGHT = new Key<>(
            "cassandra.changes-in-flight",
            "256",
            Form.number(1, 32_768),
            "Most requests under way that leases need, besides.");
    private static final Key<Integer> PAGE_SIZE =
            new Key<>("cassandra.page-size", "500", Form.number(1, 10_000), "Most rows in one of its answers.");
    private static final Key<Integer> APPEND_BYTES = new Key<>(
            "cassandra.append-bytes",
            "8MiB",
            Form.SMALL_SIZE,
            "Largest content written at once; at most half of its nodes' commitlog_segment_size.");

    /// As Cassandra's own, whose class is not loaded where there is no cluster.
    enum Consistencies {
        QUORUM,
        LOCAL_QUORUM
    }

    @Override
    public String name() {
        return "cassandra";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(
                CONTACT_POINTS,
                DATACENTER,
                KEYSPACE,
                REPLICATION,
                CONSISTENCY,
                USERNAME,
                PASSWORD.text(),
                PASSWORD.file(),
                TLS,
                TRUSTED,
                CHECK_NAMES,
                CONNECT_TIMEOUT,
                REQUEST_TIMEOUT,
                CHANGE_TIMEOUT,
                SPECULATIVE_DELAY,
                IN_FLIGHT,
                CHANGES_IN_FLIGHT,
                PAGE_SIZE,
                APPEND_BYTES);
    }

    /// For what is not usable anyhow.
    @Override
    public CassandraConfig standard() {
        return CassandraConfig.defaults(List.of("127.0.0.1"), DATACENTER.standardValue());
    }

    @Override
    public CassandraConfig read(Values values) {
        return new CassandraConfig(
                values.get(CONTACT_POINTS),
                values.get(DATACENTER),
                values.get(KEYSPACE),
                replication(values),
                switch (values.get(CONSISTENCY)) {
                    case QUORUM -> Consistency.QUORUM;
                    case LOCAL_QUORUM -> Consistency.LOCAL_QUORUM;
                },
                values.get(USERNAME),
                PASSWORD.read(values),
                new CassandraConfig.Tls(
                        values.get(TLS),
                        values.get(TRUSTED).stream()
                                .map(Path::toString)
                                .findFirst()
                                .orElse(""),
                        values.get(CHECK_NAMES)),
                values.get(CONNECT_TIMEOUT),
                values.get(REQUEST_TIMEOUT),
                values.get(CHANGE_TIMEOUT),
                values.get(SPECULATIVE_DELAY),
                values.get(IN_FLIGHT),
                values.get(CHANGES_IN_FLIGHT),
                values.get(PAGE_SIZE),
                values.get(APPEND_BYTES));
    }

    private static Map<String, Integer> replication(Values values) {
        List<String> texts = values.get(REPLICATION);
        if (texts.isEmpty()) {
            return CassandraConfig.defaults(List.of("any"), values.get(DATACENTER))
                    .replication();
        }
        Map<String, Integer> replicas = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 1 || !text.substring(equals + 1).matches("[0-9]{1,2}")) {
                throw new IllegalArgumentException("replication: " + text + " (expected: NAME=COUNT)");
            }
            replicas.put(text.substring(0, equals), Integer.parseInt(text.substring(equals + 1)));
        }
        return replicas;
    }
}
