package parley.app.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Whether this machine lets us listen somewhere, and if not, why.
public final class Listening {
    private Listening() {}

    /// Binds and releases the address.
    public static Finding check(String host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return new Finding.Bad("server.host: " + host + " is unknown (expected: an address of this machine)");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
            return new Finding.Good("port " + port + " on " + host + " is free");
        } catch (IOException e) {
            return new Finding.Bad("cannot listen on " + host + ":" + port + " (" + e.getMessage()
                    + "); choose another address or port");
        }
    }
}
