package parley.groups.port.in;

import java.util.List;
import java.util.Set;
import parley.groups.domain.FanOut;
import parley.kernel.ConversationId;

/// Does the work of queued jobs: finds the members whom each concerns, and has their inboxes advanced, in
/// chunks.
@FunctionalInterface
public interface ExpandFanOut {
    /// Idempotent; jobs may come in any order, of any groups, and repeatedly. A group that cannot be done does
    /// not keep the others from being done.
    Result expand(Command command);

    record Command(List<FanOut> jobs) {
        public Command {
            jobs = List.copyOf(jobs);
        }
    }

    sealed interface Result {
        /// All heads are durable.
        record Expanded() implements Result {}

        /// All heads are durable but some of these groups': repeat their jobs later.
        record Partly(Set<ConversationId> missing) implements Result {
            public Partly {
                missing = Set.copyOf(missing);
            }
        }

        /// No group could be done: repeat all jobs later.
        record Unavailable() implements Result {}
    }
}
