package parley.app.server;

import java.util.Set;
import parley.cluster.domain.Instance;
import parley.cluster.port.in.ClusterListener;
import parley.messaging.application.MessagingModule;

/// Has streams look for what an instance that went may not have delivered any more.
record Doubts(MessagingModule messaging) implements ClusterListener {
    @Override
    public void appeared(Instance instance) {
        // Has not owned anything yet.
    }

    @Override
    public void went(Instance instance) {
        messaging.doubtStreams().doubt();
    }

    @Override
    public void gained(Set<Integer> shards) {
        // Conversations are opened when somebody writes to them.
    }

    @Override
    public void lost(Set<Integer> shards) {
        // Their fences end by themselves.
    }
}
