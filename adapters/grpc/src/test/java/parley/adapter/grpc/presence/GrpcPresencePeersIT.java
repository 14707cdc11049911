package parley.adapter.grpc.presence;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import parley.adapter.grpc.TestTransports;
import parley.adapter.grpc.Transport;
import parley.adapter.grpc.presence.serving.PresenceService;
import parley.presence.Connections;
import parley.presence.domain.Signal;
import parley.presence.port.out.PresencePeers;
import parley.presence.port.out.PresencePeersContract;

class GrpcPresencePeersIT implements PresencePeersContract {
    private final Transport here = TestTransports.plain(Connections.INSTANCE);
    private final Transport there = TestTransports.plain(Connections.OTHER);
    private final PresencePeers peers = new GrpcPresencePeers(here);
    private final List<Signal> received = new CopyOnWriteArrayList<>();

    GrpcPresencePeersIT() {
        PresenceService.serve(there, received::add);
        here.start();
        there.start();
        TestTransports.meet(Map.of(Connections.INSTANCE, here, Connections.OTHER, there));
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
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
