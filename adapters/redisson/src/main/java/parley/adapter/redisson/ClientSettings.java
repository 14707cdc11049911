package parley.adapter.redisson;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.config.BaseConfig;
import org.redisson.config.BaseMasterSlaveServersConfig;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.redisson.config.ReadMode;
import org.redisson.config.SslVerificationMode;
import org.redisson.config.SubscriptionMode;

/// What the client is told. Everything goes to the servers in charge, because replicas lag.
final class ClientSettings {
    private static final int LISTENER_THREADS = 2;
    private static final int SUBSCRIPTION_CONNECTIONS = 4;
    private static final int SUBSCRIPTIONS_PER_CONNECTION = 64;
    private static final int SCAN_MILLIS = 1_000;

    private ClientSettings() {}

    static Config of(RedisConfig redis) {
        Config config = new Config();
        config.setCodec(ByteArrayCodec.INSTANCE);
        config.setThreads(LISTENER_THREADS);
        config.setNettyThreads(redis.size().ioThreads());
        config.setUseScriptCache(true);
        config.setTcpNoDelay(true);
        logIn(redis.login(), config);
        if (redis.tls().on()) {
            encrypt(redis.tls(), config);
        }
        List<String> addresses = redis.addresses().stream()
                .map(address -> (redis.tls().on() ? "rediss://" : "redis://") + address)
                .toList();
        switch (redis.mode()) {
            case STANDALONE -> {
                var single = common(redis, config.useSingleServer());
                single.setAddress(addresses.getFirst());
                single.setConnectionPoolSize(redis.size().connections());
                single.setConnectionMinimumIdleSize(1);
                single.setSubscriptionConnectionPoolSize(SUBSCRIPTION_CONNECTIONS);
            }
            case SENTINEL -> {
                var sentinel = ofMasters(redis, config.useSentinelServers());
                sentinel.setMasterName(redis.master());
                sentinel.setSentinelAddresses(addresses);
                sentinel.setScanInterval(SCAN_MILLIS);
                sentinel.setCheckSentinelsList(false);
                if (!redis.login().password().isEmpty()) {
                    sentinel.setSentinelPassword(redis.login().password());
                }
            }
            case CLUSTER -> {
                var cluster = ofMasters(redis, config.useClusterServers());
                cluster.setNodeAddresses(addresses);
                cluster.setScanInterval(SCAN_MILLIS);
                cluster.setCheckSlotsCoverage(false); // one lost node must not stop the others at a start
            }
        }
        return config;
    }

    private static <T extends BaseMasterSlaveServersConfig<T>> T ofMasters(RedisConfig redis, T servers) {
        common(redis, servers);
        servers.setReadMode(ReadMode.MASTER);
        servers.setSubscriptionMode(SubscriptionMode.MASTER);
        servers.setMasterConnectionPoolSize(redis.size().connections());
        servers.setMasterConnectionMinimumIdleSize(1);
        servers.setSlaveConnectionMinimumIdleSize(1);
        servers.setSubscriptionConnectionPoolSize(SUBSCRIPTION_CONNECTIONS);
        return servers;
    }

    private static <T extends BaseConfig<T>> T common(RedisConfig redis, T servers) {
        RedisConfig.Patience patience = redis.patience();
        servers.setClientName("parley");
        servers.setConnectTimeout(millis(patience.connect()));
        servers.setTimeout(millis(patience.answer()));
        servers.setSubscriptionTimeout(millis(patience.connect()) * 2);
        servers.setRetryAttempts(0);
        servers.setReconnectionDelay(new ConstantDelay(patience.probe()));
        servers.setPingConnectionInterval(millis(patience.connect()) * 2);
        servers.setSubscriptionsPerConnection(SUBSCRIPTIONS_PER_CONNECTION);
        return servers;
    }

    private static void logIn(RedisConfig.Login login, Config config) {
        if (!login.user().isEmpty()) {
            config.setUsername(login.user());
        }
        if (!login.password().isEmpty()) {
            config.setPassword(login.password());
        }
    }

    private static void encrypt(RedisConfig.Tls tls, Config config) {
        config.setSslVerificationMode(SslVerificationMode.STRICT);
        if (!tls.trustStore().isEmpty()) {
            config.setSslTruststore(file(tls.trustStore()));
            config.setSslTruststorePassword(tls.trustStorePassword());
        }
        if (!tls.keyStore().isEmpty()) {
            config.setSslKeystore(file(tls.keyStore()));
            config.setSslKeystorePassword(tls.keyStorePassword());
        }
    }

    private static URL file(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("path: '" + path + "' (expected: a file)", e);
        }
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(Math.max(1, duration.toMillis()));
    }
}
