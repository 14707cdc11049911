package parley.adapter.redisson;

import java.net.InetSocketAddress;
import java.util.List;

/// Addresses as the configuration has them.
public final class RedisServers {
    private RedisServers() {}

    public static String text(InetSocketAddress address) {
        return "127.0.0.1:" + address.getPort();
    }

    public static List<String> text(List<InetSocketAddress> addresses) {
        return addresses.stream().map(RedisServers::text).toList();
    }
}
