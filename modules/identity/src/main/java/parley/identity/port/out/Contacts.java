package parley.identity.port.out;

import java.util.List;
import java.util.Set;
import parley.identity.domain.Relation;
import parley.kernel.UserId;

/// Whom users have as contacts. Relations to deleted accounts vanish with them.
public interface Contacts {
    /// Adds `other` if it is an account and the user has fewer than `limit`. One that is there stays as it is.
    RelationAddition add(UserId user, UserId other, long at, int limit);

    /// Nothing happens if there is no such relation.
    void remove(UserId user, UserId other);

    /// The relations after `after` in the order of the text of ids, at most `limit`; from the first if `after`
    /// is all zeros.
    List<Relation> list(UserId user, UserId after, int limit);

    /// All contacts of the user: at most the limit that [#add] is called with.
    Set<UserId> contactsOf(UserId user);
}
