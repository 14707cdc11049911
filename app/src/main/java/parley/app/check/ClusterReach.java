package parley.app.check;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import parley.adapter.artemis.ArtemisConfig;
import parley.adapter.artemis.Broker;
import parley.adapter.artemis.BrokerHealth;
import parley.adapter.cassandra.CassandraConfig;
import parley.adapter.cassandra.CassandraException;
import parley.adapter.cassandra.CassandraStore;
import parley.adapter.grpc.Security;
import parley.adapter.redisson.Redis;
import parley.adapter.redisson.RedisConfig;
import parley.adapter.redisson.RedisTooOldException;
import parley.adapter.redisson.RedisUnavailableException;
import parley.app.config.ClusterProfile;
import parley.app.config.ParleyConfig;
import parley.app.config.TlsConfig;

/// Whether what instances share lets us in.
final class ClusterReach {
    private ClusterReach() {}

    static Stream<Finding> check(ParleyConfig config) {
        List<Supplier<Finding>> checks = config.clustered()
                .map(profile -> List.<Supplier<Finding>>of(
                        () -> Listening.check(
                                profile.listen().getHostString(),
                                profile.listen().getPort()),
                        () -> certificates(profile),
                        () -> cassandra(profile.cassandra()),
                        () -> redis(profile.redis())))
                .orElse(List.of());
        Stream<Supplier<Finding>> broker =
                config.artemis().remote().stream().map(place -> () -> broker(config.artemis()));
        return Stream.concat(checks.stream(), broker).map(Supplier::get);
    }

    private static Finding certificates(ClusterProfile profile) {
        return switch (profile.security()) {
            case Security.Plaintext _ -> new Finding.Good("instances talk in plaintext, on loopback only");
            case Security.MutualTls files ->
                CertificateFiles.check(
                        new TlsConfig(
                                List.of(new TlsConfig.Files(files.certificate(), files.privateKey())),
                                files.reloadInterval()),
                        InstantSource.system());
        };
    }

    private static Finding cassandra(CassandraConfig config) {
        try (CassandraStore store = CassandraStore.open(config)) {
            return new Finding.Good("cassandra: keyspace " + config.keyspace() + ", generation " + store.generation());
        } catch (CassandraException unusable) {
            return new Finding.Bad("cassandra: " + unusable.getMessage());
        }
    }

    private static Finding redis(RedisConfig config) {
        try (Redis redis = Redis.connect(config, System::nanoTime)) {
            return new Finding.Good("redis: answers, " + redis.shards() + " shards");
        } catch (RedisUnavailableException | RedisTooOldException unusable) {
            return new Finding.Bad("redis: " + unusable.getMessage());
        }
    }

    private static Finding broker(ArtemisConfig config) {
        try (Broker broker = Broker.begin(config, System::nanoTime)) {
            broker.awaitStarted();
            BrokerHealth health = broker.health();
            return health.state() == BrokerHealth.State.RUNNING
                    ? new Finding.Good("queues: the broker at artemis.url answers")
                    : new Finding.Bad("queues: " + health.reason());
        }
    }
}
