package parley.adapter.grpc.cluster;

import java.util.Set;
import parley.adapter.grpc.Peer;
import parley.adapter.grpc.Transport;
import parley.cluster.domain.Instance;
import parley.cluster.port.in.ClusterListener;

/// Has the transport talk to the instances that live.
public final class KnownPeers implements ClusterListener {
    private final Transport transport;

    /// @param transport started, and closed by whoever started it
    public KnownPeers(Transport transport) {
        this.transport = transport;
    }

    @Override
    public void appeared(Instance instance) {
        transport.add(new Peer(
                instance.id(), instance.address().host(), instance.address().port()));
    }

    @Override
    public void went(Instance instance) {
        transport.remove(instance.id());
    }

    @Override
    public void gained(Set<Integer> shards) {
        // Says nothing about others.
    }

    @Override
    public void lost(Set<Integer> shards) {
        // Says nothing about others.
    }
}
