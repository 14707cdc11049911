package parley.devcluster;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One of each server that instances of Parley share, on loopback: Cassandra, Redis, Artemis and PostgreSQL.
public final class Backends implements AutoCloseable {
    private static final int REPLICAS = 3;

    private final CassandraRing cassandra;
    private final RedisNode redis;
    private final ArtemisBroker artemis;
    private final PostgresqlServer postgresql;

    private Backends(CassandraRing cassandra, RedisNode redis, ArtemisBroker artemis, PostgresqlServer postgresql) {
        this.cassandra = cassandra;
        this.redis = redis;
        this.artemis = artemis;
        this.postgresql = postgresql;
    }

    /// Starts all of them at once.
    ///
    /// @param directory for all of their files; they go on with what they stored there, on the same ports
    /// @param cassandraNodes how many, from 1 to 9
    /// @throws ServerStartException if one is not ready in time; then none is left
    public static Backends start(
            Path directory, int cassandraNodes, CassandraOptions cassandraOptions, Progress progress) {
        PortBook book = PortBook.in(directory);
        CassandraPorts cassandraPorts =
                new CassandraPorts(book.port("cassandra-cql", 9), book.port("cassandra-storage", 9));
        int redisPort = book.port("redis", 1);
        int artemisPort = book.port("artemis", 1);
        int postgresqlPort = book.port("postgresql", 1);
        Together starts = new Together();
        var cassandra = starts.start(() -> CassandraRing.start(
                directory.resolve("cassandra"), cassandraNodes, cassandraPorts, cassandraOptions, progress));
        var redis = starts.start(() -> RedisNode.start(directory.resolve("redis"), redisPort, progress));
        var artemis = starts.start(() -> ArtemisBroker.start(directory.resolve("artemis"), artemisPort, progress));
        var postgresql =
                starts.start(() -> PostgresqlServer.start(directory.resolve("postgresql"), postgresqlPort, progress));
        starts.await();
        return new Backends(cassandra.join(), redis.join(), artemis.join(), postgresql.join());
    }

    public CassandraRing cassandra() {
        return cassandra;
    }

    public RedisNode redis() {
        return redis;
    }

    public ArtemisBroker artemis() {
        return artemis;
    }

    public PostgresqlServer postgresql() {
        return postgresql;
    }

    /// Every process, in the order of their names for people.
    public List<Server> servers() {
        List<Server> all = new ArrayList<>(cassandra.nodes());
        all.addAll(List.of(redis, artemis, postgresql));
        return all;
    }

    /// The keys of Parley's configuration with which an instance uses them.
    public Map<String, String> configuration() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("cassandra.contact-points", joined(cassandra.addresses()));
        keys.put("cassandra.datacenter", CassandraNode.DATACENTER);
        keys.put(
                "cassandra.replication",
                CassandraNode.DATACENTER + "="
                        + Math.min(REPLICAS, cassandra.nodes().size()));
        keys.put("redis.mode", "standalone");
        keys.put("redis.addresses", joined(List.of(redis.address())));
        keys.put("artemis.url", artemis.url());
        keys.put("database.url", postgresql.url());
        keys.put("database.username", PostgresqlServer.USER);
        keys.put("database.password", PostgresqlServer.PASSWORD);
        return keys;
    }

    private static String joined(List<InetSocketAddress> addresses) {
        return addresses.stream()
                .map(address -> address.getAddress().getHostAddress() + ":" + address.getPort())
                .collect(Collectors.joining(","));
    }

    /// Ends all of them.
    @Override
    public void close() {
        Together.close(List.of(postgresql, artemis, redis, cassandra));
    }
}
