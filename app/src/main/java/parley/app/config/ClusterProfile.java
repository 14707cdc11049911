package parley.app.config;

import java.net.InetSocketAddress;
import java.util.List;
import parley.adapter.cassandra.CassandraConfig;
import parley.adapter.grpc.Security;
import parley.adapter.redisson.RedisConfig;
import parley.cluster.application.ClusterConfig;
import parley.cluster.domain.Address;
import parley.cluster.domain.Role;

/// What a server needs to be one of several instances.
///
/// @param listen where it listens for the others; port 0 takes any free one
/// @param addresses where the others reach it; empty for where it listens
/// @param roles what it does
/// @param leases how it keeps what it owns
/// @param security how instances trust each other
/// @param traffic bounds of what is on its way between them
/// @param cassandra where messages and leases are
/// @param redis where it is known who is connected where
public record ClusterProfile(
        InetSocketAddress listen,
        List<Address> addresses,
        List<Role> roles,
        ClusterConfig leases,
        Security security,
        PeerTraffic traffic,
        CassandraConfig cassandra,
        RedisConfig redis) {
    public ClusterProfile {
        addresses = List.copyOf(addresses);
        roles = List.copyOf(roles);
    }
}
