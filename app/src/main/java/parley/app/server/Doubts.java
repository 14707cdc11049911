package parley.app.server;

import java.util.Set;
import parley.cluster.domain.Instance;
import parley.cluster.port.in.ClusterListener;
import parley.messaging.application.MessagingModule;

/// Has this instance go on with what one that went may not have delivered any more: entries to streams, and jobs of
/// large groups to the queue.
record Doubts(MessagingModule messaging) implements ClusterListener {
    @Override
    public void appeared(Instance instance) {
        // Has not owned anything yet.
    }

    @Override
    public void went(Instance instance) {
        messaging.doubtStreams().doubt();
        messaging.takeOverJobs().takeOver();
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
