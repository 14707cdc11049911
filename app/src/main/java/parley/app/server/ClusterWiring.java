package parley.app.server;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import parley.adapter.bridge.ClusterOwnership;
import parley.adapter.bridge.MessagingStreamDoubts;
import parley.adapter.cassandra.CassandraStore;
import parley.adapter.cassandra.cluster.CassandraLeaseTable;
import parley.adapter.grpc.TransportException;
import parley.adapter.grpc.cluster.KnownPeers;
import parley.adapter.redisson.RedisRates;
import parley.adapter.redisson.RemoteEvents;
import parley.adapter.rest.HealthRoutes.Check;
import parley.adapter.rest.SharedRates;
import parley.app.check.StartupException;
import parley.app.config.ClusterProfile;
import parley.app.metering.ClusterMetering;
import parley.app.metering.Meters;
import parley.cluster.application.ClusterModule;
import parley.cluster.application.ClusterModule.Cluster;
import parley.cluster.application.ClusterPorts;
import parley.cluster.domain.Address;
import parley.cluster.domain.ClusterReading;
import parley.cluster.domain.Instance;
import parley.cluster.domain.LeaseTableUnavailableException;
import parley.cluster.port.in.FollowCluster;
import parley.events.Event;
import parley.messaging.application.MessagingModule;
import parley.presence.application.PresencePorts;

/// Makes a server one of several instances: builds what they share, and joins them when everything else is there.
final class ClusterWiring {
    private static final Duration TICK = Duration.ofMillis(100);

    private final ClusterProfile profile;
    private final Ambient ambient;
    private final Cluster cluster;
    private final CassandraStore store;
    private final RedisWiring redis;
    private final PeerWiring peers;
    private final Late<MessagingModule> messaging = new Late<>("messaging");

    private ClusterWiring(
            ClusterProfile profile,
            Ambient ambient,
            Cluster cluster,
            CassandraStore store,
            RedisWiring redis,
            PeerWiring peers) {
        this.profile = profile;
        this.ambient = ambient;
        this.cluster = cluster;
        this.store = store;
        this.redis = redis;
        this.peers = peers;
    }

    /// @throws StartupException if something that instances share cannot be used
    static ClusterWiring open(ClusterProfile profile, Ambient ambient, Meters meters, Running running) {
        CassandraStore store = CassandraWiring.open(profile.cassandra(), meters, running);
        RedisWiring redis = RedisWiring.open(profile.redis(), ambient, meters, running);
        ExecutorService shards = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("parley-shards-", 0).factory());
        running.add("changes of shards", shards::shutdown);
        Cluster cluster = ClusterModule.create(
                new ClusterPorts(new CassandraLeaseTable(store), shards),
                profile.leases(),
                ambient.clock(),
                ambient.ticker(),
                ambient.ids());
        ClusterMetering.export(cluster.read(), meters);
        PeerWiring peers = PeerWiring.create(profile, ambient, meters, running);
        return new ClusterWiring(profile, ambient, cluster, store, redis, peers);
    }

    StoreWiring stores() {
        return new StoreWiring(CassandraWiring.stores(store), new Check("lease", this::isAlive));
    }

    Between between() {
        return new Between(
                new ClusterOwnership(cluster.find()),
                peers.messaging(),
                redis.presence().registry(),
                new PresencePorts.Cluster(
                        ambient.self(),
                        redis.presence().channel(),
                        peers.presence(),
                        new MessagingStreamDoubts(
                                () -> messaging.get().doubtStreams().doubt())));
    }

    /// Becomes one of the instances. What this registers to be closed leaves them again.
    void join(Contexts contexts, InProcessEvents events, Running running) {
        messaging.set(contexts.messaging());
        try {
            peers.serve(contexts);
            cluster.follow().follow(new FollowCluster.Command(new KnownPeers(peers.transport())));
            cluster.follow().follow(new FollowCluster.Command(new Doubts(contexts.messaging())));
            cluster.join().join(self());
        } catch (TransportException taken) {
            throw new StartupException("cluster." + taken.getMessage());
        } catch (LeaseTableUnavailableException unanswered) {
            throw new StartupException(
                    "cassandra: the table of leases does not answer (" + unanswered.getMessage() + ")");
        }
        RemoteEvents remote = RemoteEvents.open(redis.redis(), ambient.self(), events::receive);
        events.subscribe(Event.class, remote::publish);
        Upkeep leases = new Upkeep("parley-leases");
        leases.every(TICK, "leases", cluster.upkeep()::run);
        running.add("leases", leases::close);
        running.add("place among the instances", cluster.leave()::leave);
    }

    private Instance self() {
        Address address = profile.addresses().stream()
                .findFirst()
                .orElseGet(() -> new Address(
                        profile.listen().getHostString(), peers.transport().port()));
        return new Instance(ambient.self(), address, Set.copyOf(profile.roles()));
    }

    /// How often all instances together let somebody try a secret.
    SharedRates rates() {
        RedisRates rates = new RedisRates(redis.redis());
        return (kind, key, rate) -> rates.take(kind, key, rate.burst(), rate.calls(), rate.period());
    }

    /// Gives what this instance owns to the others, while its clients still have to be sent there.
    void handOver() {
        cluster.handOver().handOver();
    }

    /// Whether Cassandra has heard of this instance lately, so that others do not take it for dead.
    private boolean isAlive() {
        ClusterReading reading = cluster.read().read();
        return reading.joined() && reading.leased();
    }
}
