package parley.adapter.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import parley.adapter.cassandra.CassandraException.Fault;

/// Connects to Cassandra.
final class Sessions {
    /// Profile of reads that may be sent to several replicas.
    static final String READ = "read";

    /// Profile of conditional changes.
    static final String CHANGE = "change";

    /// Profile of reads of what conditional changes depend on.
    static final String CHANGE_READ = "change-read";

    private static final Duration SCHEMA_AGREEMENT = Duration.ofSeconds(30);
    private static final int SPECULATIVE_MOST = 2;
    private static final int REQUESTS_PER_CONNECTION = 2_048;
    private static final int MOST_PER_CONNECTION = 32_768;
    private static final int MAX_PORT = 65_535;

    private Sessions() {}

    /// @throws CassandraException with [Fault#UNUSABLE]
    static CqlSession connect(CassandraConfig config) {
        CqlSessionBuilder builder =
                CqlSession.builder().withConfigLoader(driverConfig(config)).withLocalDatacenter(config.datacenter());
        config.contactPoints().forEach(point -> builder.addContactPoint(address(point)));
        if (!config.username().isEmpty()) {
            builder.withAuthCredentials(config.username(), config.password());
        }
        if (config.tls().enabled()) {
            builder.withSslEngineFactory(new ProgrammaticSslEngineFactory(
                    Certificates.context(config.tls()), null, config.tls().checkNames()));
        }
        try {
            CqlSession session = builder.build();
            requireDatacenter(session, config);
            return session;
        } catch (AllNodesFailedException unreachable) {
            throw new CassandraException(
                    Fault.UNUSABLE,
                    "cassandra at " + config.contactPoints() + " cannot be used: " + reasons(unreachable),
                    unreachable);
        } catch (DriverException failed) {
            throw new CassandraException(
                    Fault.UNUSABLE,
                    "cassandra at " + config.contactPoints() + " cannot be used: " + failed.getMessage(),
                    failed);
        }
    }

    private static DriverConfigLoader driverConfig(CassandraConfig config) {
        return DriverConfigLoader.programmaticBuilder()
                .withString(DefaultDriverOption.SESSION_NAME, "parley")
                .withString(
                        DefaultDriverOption.REQUEST_CONSISTENCY,
                        config.consistency().level().name())
                .withString(
                        DefaultDriverOption.REQUEST_SERIAL_CONSISTENCY,
                        config.consistency().serial().name())
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, config.requestTimeout())
                .withInt(DefaultDriverOption.REQUEST_PAGE_SIZE, config.pageSize())
                .withClass(DefaultDriverOption.RETRY_POLICY_CLASS, IdempotentRetryPolicy.class)
                .withDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, config.connectTimeout())
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, config.connectTimeout())
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, config.connectTimeout())
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_AGREEMENT_TIMEOUT, SCHEMA_AGREEMENT)
                .withDuration(DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT, config.requestTimeout())
                .withStringList(DefaultDriverOption.METADATA_SCHEMA_REFRESHED_KEYSPACES, List.of(config.keyspace()))
                .withInt(
                        DefaultDriverOption.CONNECTION_MAX_REQUESTS,
                        Math.min(
                                MOST_PER_CONNECTION,
                                Math.max(config.inFlight() + config.changesInFlight(), REQUESTS_PER_CONNECTION)))
                .startProfile(READ)
                .withString(
                        DefaultDriverOption.SPECULATIVE_EXECUTION_POLICY_CLASS, "ConstantSpeculativeExecutionPolicy")
                .withInt(DefaultDriverOption.SPECULATIVE_EXECUTION_MAX, SPECULATIVE_MOST)
                .withDuration(DefaultDriverOption.SPECULATIVE_EXECUTION_DELAY, config.speculativeDelay())
                .endProfile()
                .startProfile(CHANGE_READ)
                .withString(
                        DefaultDriverOption.SPECULATIVE_EXECUTION_POLICY_CLASS, "ConstantSpeculativeExecutionPolicy")
                .withInt(DefaultDriverOption.SPECULATIVE_EXECUTION_MAX, SPECULATIVE_MOST)
                .withDuration(DefaultDriverOption.SPECULATIVE_EXECUTION_DELAY, config.speculativeDelay())
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, config.changeTimeout())
                .endProfile()
                .startProfile(CHANGE)
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, config.changeTimeout())
                .endProfile()
                .build();
    }

    /// Without this check a misspelt data centre shows as "no node was available" at the first request.
    private static void requireDatacenter(CqlSession session, CassandraConfig config) {
        Set<String> known = session.getMetadata().getNodes().values().stream()
                .map(Node::getDatacenter)
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!known.contains(config.datacenter())) {
            session.close();
            throw new CassandraException(
                    Fault.UNUSABLE, "datacenter: " + config.datacenter() + " (expected: one of " + known + ")");
        }
    }

    private static InetSocketAddress address(String point) {
        int colon = point.lastIndexOf(':');
        boolean hasPort = colon > 0 && point.indexOf(':') == colon;
        InetSocketAddress address = hasPort
                ? new InetSocketAddress(point.substring(0, colon), port(point, point.substring(colon + 1)))
                : new InetSocketAddress(point, CassandraConfig.DEFAULT_PORT);
        if (address.isUnresolved()) {
            throw new CassandraException(Fault.UNUSABLE, "contact point " + point + ": no such host");
        }
        return address;
    }

    private static int port(String point, String digits) {
        try {
            int port = Integer.parseInt(digits);
            if (port >= 1 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException notDigits) {
            throw new CassandraException(
                    Fault.UNUSABLE, "contact point " + point + " (expected: host:port)", notDigits);
        }
        throw new CassandraException(Fault.UNUSABLE, "contact point " + point + " (expected: a port of 1..65535)");
    }

    private static String reasons(AllNodesFailedException failed) {
        return failed.getAllErrors().entrySet().stream()
                .map(node -> node.getKey().getEndPoint() + ": "
                        + node.getValue().stream().map(Throwable::getMessage).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }
}
