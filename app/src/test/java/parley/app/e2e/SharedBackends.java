package parley.app.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import parley.app.config.ParleyConfig;
import parley.app.server.Migration;
import parley.devcluster.Backends;
import parley.devcluster.CassandraOptions;
import parley.devcluster.Loopback;
import parley.devcluster.PostgresqlServer;
import parley.devcluster.Progress;

/// Real servers for all tests of this process: started by the first test that needs them, ended with the process.
///
/// Every group of instances has a database and a keyspace of its own there.
final class SharedBackends {
    private static final SharedBackends ALL = new SharedBackends();

    private final Backends backends;
    private int groups;

    private SharedBackends() {
        try {
            Path directory = Files.createTempDirectory("parley-backends");
            backends = Backends.start(directory, 1, CassandraOptions.DEFAULT, Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SharedBackends get() {
        return ALL;
    }

    Backends servers() {
        return backends;
    }

    /// Settings of one more group of instances, whose tables are there and empty.
    synchronized Map<String, String> group() {
        String name = "parley" + ++groups;
        createDatabase(name);
        Map<String, String> keys = new HashMap<>(backends.configuration());
        keys.putAll(Map.of(
                "cluster.enabled", "true",
                "cluster.allow-plaintext", "true",
                "cluster.lease", "3s",
                "cassandra.keyspace", name,
                "cassandra.replication", "datacenter1=1",
                "database.url", backends.postgresql().url().replaceFirst("/[^/]*$", "/" + name)));
        Migration.run(ParleyConfig.with(keys));
        return keys;
    }

    /// These settings, for one more of the instances.
    static Map<String, String> instance(Map<String, String> group) {
        Map<String, String> keys = new HashMap<>(group);
        keys.put("cluster.listen", "127.0.0.1:" + Loopback.freePort());
        return keys;
    }

    private void createDatabase(String name) {
        try (Connection connection = DriverManager.getConnection(
                        backends.postgresql().url(), PostgresqlServer.USER, PostgresqlServer.PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name, e);
        }
    }
}
