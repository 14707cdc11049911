package parley.groups.port.out;

import java.util.List;
import java.util.Set;
import parley.groups.domain.Interval;
import parley.groups.domain.Member;
import parley.groups.domain.Standing;
import parley.groups.domain.Stay;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// Who is and was in which group. Somebody whom a pending change removes is no present member, and the
/// interval stays open until the change is settled.
public interface Memberships {
    Standing standing(ConversationId group, UserId user);

    /// What the user may see, ascending; none if it never was a member.
    List<Interval> intervals(ConversationId group, UserId user);

    /// The present members, by the text of their ids, from the first one after `after`.
    List<Member> list(ConversationId group, UserId after, int limit);

    /// Everybody who is a present member of a group, each once, by the text of the ids, from the first one after
    /// `after`.
    List<UserId> users(UserId after, int limit);

    /// All stays that share an entry with `first` to `last`, in no order.
    List<Stay> between(ConversationId group, long first, long last);

    /// The groups that the user is a present member of, in no order; `limit` of them if there are more.
    Set<ConversationId> groupsOf(UserId user, int limit);
}
