package parley.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/// Opens connections, so many at a time that the server's queue for them does not overflow.
final class Boarding {

    /// One source address offers fewer ports than a server takes connections.
    private static final int SOURCES = 8;

    private final Selector selector;
    private final List<InetSocketAddress> addresses;
    private final int most;
    private final BiConsumer<Client, String> failed;
    private final ArrayDeque<Client> waiting = new ArrayDeque<>();
    private final Set<Client> under = new HashSet<>();

    /// @param addresses to connect to, in turns
    /// @param most connections that may be opening at the same time
    /// @param failed told which device could not connect, and why
    Boarding(Selector selector, List<InetSocketAddress> addresses, int most, BiConsumer<Client, String> failed) {
        this.selector = selector;
        this.addresses = addresses;
        this.most = most;
        this.failed = failed;
    }

    void add(Client client) {
        waiting.add(client);
    }

    /// A device is connected, or will not be.
    void done(Client client) {
        under.remove(client);
    }

    /// Opens as many as may be opening.
    void advance() {
        while (under.size() < most && !waiting.isEmpty()) {
            Client client = waiting.remove();
            under.add(client);
            try {
                open(client);
            } catch (IOException e) {
                failed.accept(client, "cannot connect: " + e.getMessage());
            }
        }
    }

    private void open(Client client) throws IOException {
        InetSocketAddress address = addresses.get(client.index % addresses.size());
        SocketChannel channel = SocketChannel.open();
        client.channel = channel;
        client.state = Client.State.CONNECTING;
        client.startedAt = System.nanoTime();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (address.getAddress().isLoopbackAddress() && address.getAddress().getAddress().length == 4) {
            byte last = (byte) (2 + client.index % SOURCES);
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, last}), 0));
        }
        client.key = channel.register(selector, SelectionKey.OP_CONNECT, client);
        channel.connect(address);
    }
}
