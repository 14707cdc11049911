package parley.client.model;

import java.util.List;

/// What became of users who were to be added to a group.
public record Additions(List<UserId> added, List<Refused> refused) {
    public Additions {
        added = List.copyOf(added);
        refused = List.copyOf(refused);
    }

    /// @param code `not_found` if there is no such user, `blocked` if one of the two blocks the other,
    /// `conflict`
    ///     for a member, `too_large` if the group is full
    public record Refused(UserId user, ErrorCode code) {}
}
