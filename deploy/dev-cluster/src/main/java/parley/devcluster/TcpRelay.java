package parley.devcluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A link to a server that can be hurt: it listens on loopback and passes on what it gets, to the server and back.
///
/// It takes at most [#MAX_CONNECTIONS] connections at once and closes further ones. Methods may be called by any
/// thread.
public final class TcpRelay implements AutoCloseable {
    /// Connections that it passes on at once.
    public static final int MAX_CONNECTIONS = 1_024;

    private static final int CONNECT_MILLIS = 5_000;
    private static final int BUFFER = 16 * 1024;

    /// Which way bytes go.
    public enum Direction {
        /// From who connected to the relay.
        TO_SERVER,
        /// To who connected to the relay.
        TO_CLIENT
    }

    private final ServerSocket listener;
    private final InetSocketAddress target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Direction> stalled = EnumSet.noneOf(Direction.class);
    private boolean cut;
    private boolean closed;

    private TcpRelay(ServerSocket listener, InetSocketAddress target) {
        this.listener = listener;
        this.target = target;
    }

    /// Starts a relay.
    ///
    /// @param port of 127.0.0.1 that it listens on, 0 for one that is free
    /// @param target where it passes on to; need not be there yet
    public static TcpRelay start(int port, InetSocketAddress target) {
        try {
            TcpRelay relay = new TcpRelay(new ServerSocket(port, 128, Loopback.address(1)), target);
            Thread.ofVirtual().name("relay-" + relay.address().getPort()).start(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return new InetSocketAddress(Loopback.address(1), listener.getLocalPort());
    }

    /// Breaks all connections and takes no new one until healed.
    public void cut() {
        synchronized (this) {
            cut = true;
        }
        sockets.forEach(TcpRelay::reset);
    }

    /// Passes on nothing more in a direction until healed, and keeps the connections: like a link that loses all
    /// packets, for as long as nobody gives up waiting.
    public synchronized void stall(Direction direction) {
        stalled.add(direction);
    }

    /// Is a good link again; what stalled goes on, what was cut may connect anew.
    public synchronized void heal() {
        cut = false;
        stalled.clear();
        notifyAll();
    }

    /// Connections that there are now.
    public int connections() {
        return sockets.size() / 2;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.forEach(TcpRelay::reset);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (refuses()) {
                    reset(client);
                } else {
                    Thread.ofVirtual().name("relay-connection").start(() -> connect(client));
                }
            } catch (IOException closing) {
                // The loop ends if it is closed; a client that went while it was accepted is none.
            }
        }
    }

    private synchronized boolean refuses() {
        return cut || closed || connections() >= MAX_CONNECTIONS;
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        sockets.add(client);
        sockets.add(server);
        try {
            server.connect(target, CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            if (refuses()) {
                return;
            }
            Thread back = Thread.ofVirtual().start(() -> pass(server, client, Direction.TO_CLIENT));
            pass(client, server, Direction.TO_SERVER);
            back.join();
        } catch (IOException absent) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reset(client);
            reset(server);
            sockets.remove(client);
            sockets.remove(server);
        }
    }

    private void pass(Socket from, Socket to, Direction direction) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                awaitFlow(direction);
                out.write(buffer, 0, length);
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            reset(from);
            reset(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void awaitFlow(Direction direction) throws InterruptedException {
        while (stalled.contains(direction) && !closed) {
            wait();
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException gone) {
            return;
        } finally {
            closeQuietly(socket);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            return;
        }
    }
}
