package parley.adapter.redisson;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/// Addresses as the configuration has them.
public final class RedisServers {
    private RedisServers() {}

    /// Waits longer than is good for a server, and as long as a busy machine needs.
    public static RedisConfig patient(RedisConfig config) {
        Duration connect = Duration.ofSeconds(10);
        Duration answer = Duration.ofSeconds(3);
        return new RedisConfig(
                config.mode(),
                config.addresses(),
                config.master(),
                config.login(),
                config.tls(),
                new RedisConfig.Patience(connect, answer, 3, Duration.ofMillis(500)),
                config.size());
    }

    public static String text(InetSocketAddress address) {
        return "127.0.0.1:" + address.getPort();
    }

    public static List<String> text(List<InetSocketAddress> addresses) {
        return addresses.stream().map(RedisServers::text).toList();
    }
}
