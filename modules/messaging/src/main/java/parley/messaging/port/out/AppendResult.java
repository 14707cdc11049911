package parley.messaging.port.out;

import java.util.Set;
import parley.kernel.Cid;

/// Outcome of an append.
public sealed interface AppendResult {
    /// Everything is durable.
    record Committed() implements AppendResult {}

    /// Nothing was stored, because these cids of their senders are stored already, elsewhere than where this
    /// append puts them.
    ///
    /// A store that would have to read for it (Cassandra) need not detect this.
    record CidsTaken(Set<Cid> cids) implements AppendResult {
        public CidsTaken {
            cids = Set.copyOf(cids);
        }
    }
}
