package parley.adapter.cassandra;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// How to reach Cassandra, and the bounds of what is asked of it.
///
/// @param contactPoints nodes to begin with, `host` or `host:port` (port 9042 if absent), at least one; the
/// others
///     are found from there
/// @param datacenter the data centre that this instance is in; all requests go to its nodes
/// @param keyspace name of the keyspace, a letter, then letters, digits and `_`, all lower case, at most 48
/// @param replication replicas per data centre; used only when the keyspace is created
/// @param consistency of all reads and writes
/// @param username empty if the cluster asks for none
/// @param password empty if the cluster asks for none
/// @param tls whether and how connections are encrypted
/// @param connectTimeout how long connecting to a node may take (default 5 s)
/// @param requestTimeout how long a read or write may take, repetitions included; then its outcome is unknown
///     (default 5 s). Above the server's own write timeout (2 s), or that one is never heard of
/// @param changeTimeout the same for conditional changes, on which leases depend (default 2 s)
/// @param speculativeDelay after how long a read is sent to another replica as well (default 100 ms)
/// @param inFlight most requests of this instance under way; further ones wait for a place, within their
/// timeout
///     (default 1,024)
/// @param changesInFlight the same for conditional changes, which are not to wait for messages (default 256)
/// @param pageSize most rows in one answer (default 500)
/// @param appendBytes largest content that is written at once; more is refused (default 8 MiB). At most half
/// of the
///     server's `commitlog_segment_size`, which is 32 MiB unless changed
public record CassandraConfig(
        List<String> contactPoints,
        String datacenter,
        String keyspace,
        Map<String, Integer> replication,
        Consistency consistency,
        String username,
        String password,
        Tls tls,
        Duration connectTimeout,
        Duration requestTimeout,
        Duration changeTimeout,
        Duration speculativeDelay,
        int inFlight,
        int changesInFlight,
        int pageSize,
        int appendBytes) {
    static final int DEFAULT_PORT = 9042;
    private static final Pattern KEYSPACE = Pattern.compile("[a-z][a-z0-9_]{0,47}");
    private static final Pattern DATACENTER = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final int MAX_FACTOR = 16;
    private static final int MAX_IN_FLIGHT = 32_768;
    private static final int MAX_PAGE = 10_000;
    private static final int LEAST_APPEND = 64 << 10;
    private static final int MOST_APPEND = 64 << 20;
    private static final long LONGEST_MILLIS = 60_000;

    /// Encryption of the connections.
    ///
    /// @param enabled whether there is any
    /// @param trusted PEM file with the certificates that sign the nodes'; empty for those that Java trusts
    /// @param checkNames whether a node's certificate has to name its address
    public record Tls(boolean enabled, String trusted, boolean checkNames) {
        /// Connections in the clear.
        public static final Tls NONE = new Tls(false, "", true);
    }

    public CassandraConfig {
        contactPoints = List.copyOf(contactPoints);
        replication = Map.copyOf(replication);
        if (contactPoints.isEmpty()) {
            throw new IllegalArgumentException("contactPoints: none (expected: at least one host:port)");
        }
        matches("datacenter", datacenter, DATACENTER);
        matches("keyspace", keyspace, KEYSPACE);
        if (replication.isEmpty()) {
            throw new IllegalArgumentException("replication: none (expected: a data centre and its replicas)");
        }
        replication.forEach((name, factor) -> {
            matches("replication", name, DATACENTER);
            require("replication of " + name, factor, 1, MAX_FACTOR);
        });
        if (username.isEmpty() != password.isEmpty()) {
            throw new IllegalArgumentException("username and password: one is empty (expected: both or none)");
        }
        require("connectTimeout (milliseconds)", connectTimeout.toMillis(), 100, LONGEST_MILLIS);
        require("requestTimeout (milliseconds)", requestTimeout.toMillis(), 100, LONGEST_MILLIS);
        require("changeTimeout (milliseconds)", changeTimeout.toMillis(), 100, LONGEST_MILLIS);
        require("speculativeDelay (milliseconds)", speculativeDelay.toMillis(), 1, LONGEST_MILLIS);
        require("inFlight", inFlight, 1, MAX_IN_FLIGHT);
        require("changesInFlight", changesInFlight, 1, MAX_IN_FLIGHT);
        require("pageSize", pageSize, 1, MAX_PAGE);
        require("appendBytes", appendBytes, LEAST_APPEND, MOST_APPEND);
    }

    /// The documented defaults: keyspace `parley` with three replicas in the data centre, QUORUM, in the
    /// clear.
    public static CassandraConfig defaults(List<String> contactPoints, String datacenter) {
        return new CassandraConfig(
                contactPoints,
                datacenter,
                "parley",
                Map.of(datacenter, 3),
                Consistency.QUORUM,
                "",
                "",
                Tls.NONE,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofMillis(100),
                1_024,
                256,
                500,
                8 << 20);
    }

    /// Names everything but the password.
    @Override
    public String toString() {
        return "CassandraConfig[contactPoints=" + contactPoints + ", datacenter=" + datacenter + ", keyspace="
                + keyspace + ", replication=" + replication + ", consistency=" + consistency + ", username=" + username
                + ", tls=" + tls + ", connectTimeout=" + connectTimeout + ", requestTimeout=" + requestTimeout
                + ", changeTimeout=" + changeTimeout + ", speculativeDelay=" + speculativeDelay + ", inFlight="
                + inFlight + ", changesInFlight=" + changesInFlight + ", pageSize=" + pageSize + ", appendBytes="
                + appendBytes + "]";
    }

    private static void matches(String name, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + pattern.pattern() + ")");
        }
    }

    private static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + ".." + most + ")");
        }
    }
}
