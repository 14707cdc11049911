package parley.groups.port.out;

import java.util.List;
import java.util.Optional;
import parley.groups.domain.Group;
import parley.groups.domain.PendingChange;
import parley.kernel.Cid;
import parley.kernel.ConversationId;

/// The changes that are under way, at most one per group, and how they take effect.
public interface PendingChanges {
    /// Stores a new group without members, with its creation pending, at revision 1; says whether it did,
    /// which it does not if there is such a group.
    boolean create(Group group, PendingChange creation);

    /// Makes a change pending if the group's revision is `revision` and none is pending; says whether it did.
    ///
    /// The revision grows by one. From then on those whom it removes are no present members.
    boolean begin(PendingChange change, long revision);

    /// The change `change` of the group, if it is pending.
    Optional<PendingChange> find(ConversationId group, Cid change);

    /// Applies the pending change `change` of the group, whose entry has the seq `seq`: memberships begin and
    /// end there ([PendingChange#joining], [PendingChange#leaving]), roles are set, the group is
    /// [Group#after] it, the links of [PendingChange#distrusted] are gone, a link is created, revoked or one
    /// use of it taken, requests of those who join are removed, and after the last member left also the links
    /// and requests. Revision plus one.
    ///
    /// Without effect if that change is not pending, so that it may be repeated.
    void settle(ConversationId group, Cid change, long seq);

    /// Gives the pending change `change` up, as if it had never been made; revision plus one. A group whose
    /// creation it is is removed. Without effect if that change is not pending.
    void cancel(ConversationId group, Cid change);

    /// All pending changes, by the text of the groups' ids, from the first group after `after`.
    List<PendingChange> list(ConversationId after, int limit);
}
