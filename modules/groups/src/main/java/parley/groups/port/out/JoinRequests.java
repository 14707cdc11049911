package parley.groups.port.out;

import java.util.List;
import java.util.Optional;
import parley.groups.domain.JoinRequest;
import parley.groups.domain.LinkId;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// Who asks to become a member of which group.
public interface JoinRequests {
    /// Stores a request and takes one use of the link. Repeating a request changes nothing.
    ///
    /// @param limit most requests of a group
    Addition add(JoinRequest request, LinkId link, int limit);

    Optional<JoinRequest> find(ConversationId group, UserId user);

    /// The group's requests, by the text of the users' ids, from the first one after `after`.
    List<JoinRequest> list(ConversationId group, UserId after, int limit);

    /// Removes a request that led to nothing, gives its use back to the link if that is still there, and says whether
    /// there was one: nobody can use up a link for others by asking and withdrawing.
    boolean remove(ConversationId group, UserId user);

    /// Removes all requests of a user.
    void removeAll(UserId user);

    /// Removes those that were made before `at`.
    void forgetBefore(long at);

    /// What became of it.
    enum Addition {
        ADDED,
        /// The user had asked before.
        PRESENT,
        /// The group has `limit` requests.
        LIMIT_REACHED,
        /// The link is gone, expired at the request's time, or used up.
        LINK_REFUSED
    }
}
