package parley.app.server;

import parley.messaging.inmemory.InMemoryOwnership;
import parley.messaging.inmemory.InMemoryPeers;
import parley.messaging.port.out.Ownership;
import parley.messaging.port.out.Peers;
import parley.presence.application.PresencePorts;
import parley.presence.inmemory.InMemoryConnectionRegistry;
import parley.presence.inmemory.InMemoryPresenceChannel;
import parley.presence.port.out.ConnectionRegistry;

/// What messaging and presence know of other instances.
///
/// @param ownership which instance writes to which conversation
/// @param peers the others, for messaging
/// @param registry who is connected where
/// @param presence the others, for presence
record Between(Ownership ownership, Peers peers, ConnectionRegistry registry, PresencePorts.Cluster presence) {
    /// There are no others.
    ///
    /// @param seen most users of whom it is remembered when they were last seen
    static Between nobody(Ambient ambient, int seen) {
        return new Between(
                new InMemoryOwnership(),
                new InMemoryPeers(),
                new InMemoryConnectionRegistry(ambient.clock(), seen),
                PresencePorts.Cluster.alone(ambient.self(), new InMemoryPresenceChannel()));
    }
}
