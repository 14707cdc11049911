package parley.app.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Whether this machine lets us listen somewhere, and if not, why.
public final class Listening {

    private Listening() {}

    /// Binds and releases the address; refuses with the reason when that fails.
    public static void check(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new StartupException(
                    "cannot listen on " + host + ":" + port + " (" + e.getMessage() + "); choose another with --port");
        }
    }
}
