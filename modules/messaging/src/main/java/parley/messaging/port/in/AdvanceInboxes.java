package parley.messaging.port.in;

import java.util.List;
import parley.kernel.UserId;
import parley.messaging.domain.FanOutJob;

/// Does the work of queued jobs for some of the members: raises their inbox heads and pushes the entries to their
/// live devices. Idempotent; jobs may come in any order.
@FunctionalInterface
public interface AdvanceInboxes {
    /// Blocks until the heads are durable.
    Result advance(Command command);

    /// @param jobs of one conversation, at least one, ascending
    /// @param users members who may see all entries of all these jobs
    record Command(List<FanOutJob> jobs, List<UserId> users) {
        public Command {
            jobs = List.copyOf(jobs);
            users = List.copyOf(users);
            if (jobs.isEmpty()) {
                throw new IllegalArgumentException("jobs: none (expected: at least 1)");
            }
        }
    }

    sealed interface Result {
        /// The heads are durable.
        record Advanced() implements Result {}

        record Unavailable() implements Result {}
    }
}
