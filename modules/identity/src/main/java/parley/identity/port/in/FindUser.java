package parley.identity.port.in;

import parley.identity.domain.PublicProfile;
import parley.kernel.UserId;

/// Finds a user by exact handle or by id.
///
/// A user whom the found one blocks sees the handle in place of the name: the handle is public, the name is for
/// people one talks to.
@FunctionalInterface
public interface FindUser {
    Result find(Query query);

    /// @param viewer who asks
    record Query(UserId viewer, Key key) {}

    /// What is known of the user.
    sealed interface Key {
        /// @param handle any text; upper and lower case are the same
        record ByHandle(String handle) implements Key {}

        record ById(UserId user) implements Key {}
    }

    sealed interface Result {
        record Found(PublicProfile profile) implements Result {}

        /// There is none, or not any more.
        record NotFound() implements Result {}
    }
}
