package parley.adapter.dbclient;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import java.sql.Connection;
import java.sql.SQLException;

/// A fixed number of connections, made when they are needed.
final class PooledConnections implements JdbcConnectionPool, AutoCloseable {
    private final HikariDataSource source;

    /// @throws DatabaseException if no connection can be made
    PooledConnections(DatabaseConfig config, String name, int size) {
        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName("parley-" + name);
        hikari.setJdbcUrl(config.url());
        if (!config.username().isEmpty()) {
            hikari.setUsername(config.username());
            hikari.setPassword(config.password());
        }
        config.properties().forEach(hikari::addDataSourceProperty);
        hikari.setMaximumPoolSize(size);
        hikari.setMinimumIdle(1);
        hikari.setConnectionTimeout(config.connectionTimeout().toMillis());
        try {
            source = new HikariDataSource(hikari);
        } catch (HikariPool.PoolInitializationException e) {
            throw new DatabaseException("no connection to the database", e);
        }
    }

    @Override
    public Connection connection() {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new DbClientException("no connection to the database", e);
        }
    }

    /// Connections that are in use.
    int active() {
        return source.getHikariPoolMXBean().getActiveConnections();
    }

    /// Callers that wait for a connection.
    int waiting() {
        return source.getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    @Override
    public void close() {
        source.close();
    }
}
