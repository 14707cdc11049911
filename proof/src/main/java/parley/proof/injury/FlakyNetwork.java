package parley.proof.injury;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// A port that forwards every connection to the server, until told to cut or stall it. Loopback only.
public final class FlakyNetwork implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;
    private static final int BACKLOG = 256;
    private static final int CONNECT_MILLIS = 2_000;

    private final ServerSocket listener;
    private final Supplier<List<Integer>> serverPorts;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private FlakyNetwork(ServerSocket listener, Supplier<List<Integer>> serverPorts) {
        this.listener = listener;
        this.serverPorts = serverPorts;
    }

    /// Starts forwarding from a free port.
    public static FlakyNetwork before(int serverPort) {
        return before(() -> List.of(serverPort));
    }

    /// Starts forwarding from a free port, to the first server that takes the connection.
    ///
    /// @param serverPorts asked for every connection
    public static FlakyNetwork before(Supplier<List<Integer>> serverPorts) {
        try {
            ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            FlakyNetwork network = new FlakyNetwork(listener, serverPorts);
            Thread.ofVirtual().name("proof-network").start(network::accept);
            return network;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where clients connect instead of to the server.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /// Resets a share of the connections, as a broken network does.
    ///
    /// @return how many
    public int cut(double share, RandomGenerator random) {
        List<Line> chosen =
                lines.stream().filter(line -> random.nextDouble() < share).toList();
        chosen.forEach(Line::reset);
        return chosen.size();
    }

    /// Stops forwarding towards a share of the clients until [#flow]: the server sees readers that do not
    /// read.
    ///
    /// @return how many
    public int stall(double share, RandomGenerator random) {
        List<Line> chosen =
                lines.stream().filter(line -> random.nextDouble() < share).toList();
        chosen.forEach(line -> line.stall(true));
        return chosen.size();
    }

    /// Lets everything flow again.
    public void flow() {
        lines.forEach(line -> line.stall(false));
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().name("proof-line").start(() -> connect(client));
            } catch (IOException ended) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = reach();
            Line line = new Line(client, server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            lines.add(line);
            Thread.ofVirtual().name("proof-line-up").start(() -> line.pump(client, server, false));
            line.pump(server, client, true);
        } catch (IOException refused) {
            Line.discard(client);
        }
    }

    private Socket reach() throws IOException {
        for (int port : serverPorts.get()) {
            Socket server = new Socket();
            try {
                server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
                return server;
            } catch (IOException absent) {
                server.close();
            }
        }
        throw new IOException("no server takes the connection");
    }

    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lines.forEach(Line::reset);
        }
    }

    /// One connection through this network.
    private final class Line {
        private final Socket client;
        private final Socket server;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private boolean stalled;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void stall(boolean value) {
            lock.lock();
            try {
                stalled = value;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void pump(Socket from, Socket to, boolean towardsClient) {
            byte[] buffer = new byte[BUFFER];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (towardsClient) {
                        awaitFlow();
                    }
                    out.write(buffer, 0, read);
                }
                reset();
            } catch (IOException broken) {
                reset();
            }
        }

        private void awaitFlow() {
            lock.lock();
            try {
                while (stalled && !client.isClosed()) {
                    changed.awaitUninterruptibly();
                }
            } finally {
                lock.unlock();
            }
        }

        void reset() {
            lines.remove(this);
            discard(client);
            discard(server);
            stall(false);
        }

        private static void discard(Socket socket) {
            try {
                socket.setOption(StandardSocketOptions.SO_LINGER, 0);
                socket.close();
            } catch (IOException gone) {
                // It is what was wanted.
            }
        }
    }
}
