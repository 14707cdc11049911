package parley.bench.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Hands frames from one WebSocket to another as they are: no store, no acknowledgement, no JSON beyond finding the
/// recipient. What a chat server costs is quoted as a multiple of this.
///
/// Users are whoever connects: the bearer token is the user's id, or `GROUP/USER` for a member of a group. One thread
/// does everything.
public final class Relay implements AutoCloseable {

    private static final int BACKLOG = 1_024;
    private static final int BUFFER = 256 * 1024;

    private final Selector selector;
    private final ServerSocketChannel server;
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] bytes = new byte[2 * BUFFER];
    private final Map<UUID, RelayConnection> users = new HashMap<>();
    private final Map<UUID, List<RelayConnection>> groups = new HashMap<>();
    private final ArrayDeque<RelayConnection> dirty = new ArrayDeque<>();
    private volatile boolean closed;

    private Relay(Selector selector, ServerSocketChannel server) {
        this.selector = selector;
        this.server = server;
    }

    /// Listens; serves as soon as somebody calls [#run].
    public static Relay listen(InetSocketAddress address) throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(address, BACKLOG).configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        return new Relay(selector, server);
    }

    public int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    /// Serves until closed.
    public void run() throws IOException {
        try (selector;
                server) {
            while (!closed) {
                selector.select(this::ready);
                for (RelayConnection next = dirty.poll(); next != null; next = dirty.poll()) {
                    flush(next);
                }
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        }
    }

    private void ready(SelectionKey key) {
        if (key.isAcceptable()) {
            accept();
            return;
        }
        RelayConnection connection = (RelayConnection) key.attachment();
        if (key.isReadable()) {
            read(connection);
        }
        if (key.isValid() && key.isWritable()) {
            touch(connection);
        }
    }

    private void accept() {
        try {
            for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
                key.attach(new RelayConnection(this, channel, key));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(RelayConnection connection) {
        try {
            in.clear();
            int count = connection.channel().read(in);
            if (count < 0) {
                drop(connection);
                return;
            }
            int from = connection.restore(bytes);
            in.flip().get(bytes, from, count);
            if (!connection.received(bytes, from + count)) {
                drop(connection);
            }
        } catch (IOException e) {
            drop(connection);
        }
    }

    /// Makes a user reachable.
    void join(UUID user, RelayConnection connection) {
        users.put(user, connection);
    }

    /// Hands a payload on; nobody learns if the recipient is not there.
    void forward(UUID user, byte[] payload, int from, int to) {
        RelayConnection recipient = users.get(user);
        if (recipient != null) {
            recipient.text(payload, from, to);
        }
    }

    /// Makes a connection a member of a group.
    void enroll(UUID group, RelayConnection connection) {
        groups.computeIfAbsent(group, absent -> new ArrayList<>()).add(connection);
    }

    /// Hands a payload on to every member of a group but the sender.
    void spread(UUID group, RelayConnection sender, byte[] payload, int from, int to) {
        for (RelayConnection member : groups.getOrDefault(group, List.of())) {
            if (member != sender) {
                member.text(payload, from, to);
            }
        }
    }

    /// Makes sure that what waits for a connection is written at the end of this round.
    void touch(RelayConnection connection) {
        if (connection.markDirty()) {
            dirty.add(connection);
        }
    }

    private void flush(RelayConnection connection) {
        try {
            if (!connection.flush(out)) {
                drop(connection);
            }
        } catch (IOException e) {
            drop(connection);
        }
    }

    private void drop(RelayConnection connection) {
        users.remove(connection.user(), connection);
        groups.getOrDefault(connection.group(), new ArrayList<>()).remove(connection);
        try {
            connection.channel().close();
        } catch (IOException gone) {
            // It is of no use any more.
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }
}
