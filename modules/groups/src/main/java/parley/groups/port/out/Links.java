package parley.groups.port.out;

import java.util.List;
import java.util.Optional;
import parley.groups.domain.Link;
import parley.groups.domain.TokenHash;
import parley.kernel.ConversationId;

/// The invite links that exist. [PendingChanges#settle] makes and revokes them.
public interface Links {
    /// Also one that cannot be used any more.
    Optional<Link> find(TokenHash token);

    /// The group's links that expire after `now` and have a use left, by time of creation.
    List<Link> list(ConversationId group, long now);

    /// Removes those that expired at `now` or before, or are used up.
    void forget(long now);
}
