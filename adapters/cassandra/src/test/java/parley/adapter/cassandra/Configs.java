package parley.adapter.cassandra;

import java.time.Duration;

/// Configurations that differ from another in one respect.
public record Configs(CassandraConfig base) {
    public CassandraConfig keyspace(String value) {
        return with(
                value, base.username(), base.password(), base.requestTimeout(), base.changeTimeout(), base.inFlight());
    }

    public CassandraConfig credentials(String username, String password) {
        return with(base.keyspace(), username, password, base.requestTimeout(), base.changeTimeout(), base.inFlight());
    }

    public CassandraConfig requestTimeout(Duration value) {
        return with(base.keyspace(), base.username(), base.password(), value, base.changeTimeout(), base.inFlight());
    }

    /// Both timeouts.
    public CassandraConfig timeouts(Duration value) {
        return with(base.keyspace(), base.username(), base.password(), value, value, base.inFlight());
    }

    public CassandraConfig inFlight(int value) {
        return with(
                base.keyspace(), base.username(), base.password(), base.requestTimeout(), base.changeTimeout(), value);
    }

    private CassandraConfig with(
            String keyspace,
            String username,
            String password,
            Duration requestTimeout,
            Duration changeTimeout,
            int inFlight) {
        return new CassandraConfig(
                base.contactPoints(),
                base.datacenter(),
                keyspace,
                base.replication(),
                base.consistency(),
                username,
                password,
                base.tls(),
                base.connectTimeout(),
                requestTimeout,
                changeTimeout,
                base.speculativeDelay(),
                inFlight,
                base.changesInFlight(),
                base.pageSize(),
                base.appendBytes());
    }
}
