package parley.identity.domain;

import parley.kernel.UserId;

/// What a user sees of their own account.
///
/// @param version counts the changes of the profile, from 1; the ETag
/// @param admin whether the user may create invites and use `/v1/admin`
/// @param createdAt milliseconds since the epoch
public record Profile(UserId user, Handle handle, String name, long version, boolean admin, long createdAt) {
    public Profile {
        DisplayName.require(name);
    }
}
