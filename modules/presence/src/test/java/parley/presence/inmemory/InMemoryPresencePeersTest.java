package parley.presence.inmemory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import parley.presence.Connections;
import parley.presence.domain.Signal;
import parley.presence.port.out.PresencePeers;
import parley.presence.port.out.PresencePeersContract;

final class InMemoryPresencePeersTest implements PresencePeersContract {
    private final InMemoryPresencePeers peers = new InMemoryPresencePeers();
    private final List<Signal> received = new CopyOnWriteArrayList<>();

    InMemoryPresencePeersTest() {
        peers.join(Connections.OTHER, received::add);
    }

    @Override
    public PresencePeers peers() {
        return peers;
    }

    @Override
    public List<Signal> received() {
        return received;
    }
}
