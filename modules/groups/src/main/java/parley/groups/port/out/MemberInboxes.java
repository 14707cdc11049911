package parley.groups.port.out;

import java.util.List;
import parley.groups.domain.FanOut;
import parley.kernel.UserId;

/// The inboxes of the members, for the entries of large groups.
@FunctionalInterface
public interface MemberInboxes {
    /// Raises the users' heads and pushes to their live devices. Idempotent.
    ///
    /// @param jobs of one group, at least one, ascending
    /// @param users members who may see all entries of all these jobs
    /// @return whether the heads are durable; if not, repeat it
    boolean advance(List<FanOut> jobs, List<UserId> users);
}
