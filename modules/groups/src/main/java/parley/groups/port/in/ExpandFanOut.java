package parley.groups.port.in;

import java.util.List;
import parley.groups.domain.FanOut;

/// Does the work of queued jobs: finds the members whom each concerns, and has their inboxes advanced, in
/// chunks.
@FunctionalInterface
public interface ExpandFanOut {
    /// Idempotent; jobs may come in any order, of any groups, and repeatedly.
    Result expand(Command command);

    record Command(List<FanOut> jobs) {
        public Command {
            jobs = List.copyOf(jobs);
        }
    }

    enum Result {
        /// All heads are durable.
        EXPANDED,
        /// Some may not be: repeat it later.
        UNAVAILABLE
    }
}
