package parley.bench.server;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

/// A server that can be measured.
///
/// @param uri where it serves plain HTTP and WebSocket
/// @param pid of its process on this machine, 0 if unknown
/// @param kind `own`, `foreign` or `relay`
/// @param differences in which its configuration differs from the defaults, as far as known
/// @param javaOptions that it was started with, as far as known
public record Target(URI uri, long pid, String kind, List<String> differences, List<String> javaOptions) {

    public Target {
        differences = List.copyOf(differences);
        javaOptions = List.copyOf(javaOptions);
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("url: " + uri + " (expected: http://HOST:PORT)");
        }
    }

    public boolean relay() {
        return kind.equals("relay");
    }

    /// Where to connect.
    public InetSocketAddress address() {
        return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort());
    }
}
