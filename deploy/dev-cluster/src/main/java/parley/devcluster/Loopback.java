package parley.devcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/// Addresses and ports of this machine that only it can reach.
///
/// Linux answers on every 127.x.y.z; elsewhere, addresses above 127.0.0.1 may have to be added first.
public final class Loopback {
    private static final int ATTEMPTS = 100;

    private Loopback() {}

    /// The address 127.0.0.n.
    ///
    /// @param n from 1 to 254
    public static InetAddress address(int n) {
        if (n < 1 || n > 254) {
            throw new IllegalArgumentException("n: " + n + " (expected: 1 to 254)");
        }
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) n});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A port of 127.0.0.1 that nobody listens on; somebody else may be faster.
    public static int freePort() {
        return freePorts(1, 1).get(0);
    }

    /// Different ports that nobody listens on at 127.0.0.1 to 127.0.0.n.
    ///
    /// @param addresses n
    /// @param count how many ports
    public static List<Integer> freePorts(int addresses, int count) {
        List<ServerSocket> held = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        try {
            for (int attempt = 0; attempt < ATTEMPTS && ports.size() < count; attempt++) {
                ServerSocket first = bound(address(1), 0);
                held.add(first);
                if (areFree(addresses, first.getLocalPort())) {
                    ports.add(first.getLocalPort());
                }
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            held.forEach(Loopback::close);
        }
    }

    private static boolean areFree(int addresses, int port) {
        for (int n = 2; n <= addresses; n++) {
            try (ServerSocket socket = bound(address(n), port)) {
                assert socket.isBound();
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }

    private static ServerSocket bound(InetAddress address, int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(address, port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
