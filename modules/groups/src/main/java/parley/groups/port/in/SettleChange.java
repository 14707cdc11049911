package parley.groups.port.in;

import parley.kernel.Cid;
import parley.kernel.ConversationId;

/// Applies a pending change of a group, whose entry is now in the conversation's log.
@FunctionalInterface
public interface SettleChange {
    /// On return [FindMembership] and [FindVisibility] answer accordingly. A change that is not pending is
    /// ignored, so that it may be repeated.
    ///
    /// @throws parley.groups.domain.GroupsUnavailableException if it is unknown whether it was applied:
    /// repeat it
    void settle(Command command);

    /// @param change the cid of the entry
    /// @param seq its seq
    record Command(ConversationId group, Cid change, long seq) {}
}
