package parley.groups.domain;

import parley.kernel.ConversationId;

/// A group as it is after the last change that was settled.
///
/// @param id also the id of its conversation
/// @param members how many there are; 0 before its creation is settled, and after the last one left
/// @param version grows by one with every settled change; 0 before its creation is settled
/// @param createdAt milliseconds since the epoch
public record Group(
        ConversationId id, GroupProfile profile, GroupSettings settings, int members, long version, long createdAt) {
    public Group {
        if (members < 0 || version < 0) {
            throw new IllegalArgumentException(
                    "members: " + members + ", version: " + version + " (expected: at least 0)");
        }
    }

    /// The group when `pending` is settled.
    public Group after(PendingChange pending) {
        GroupProfile changed = switch (pending.change()) {
            case Change.NameChanged(String name) -> new GroupProfile(name, profile.description(), profile.avatar());
            case Change.DescriptionChanged(String description) ->
                new GroupProfile(profile.name(), description, profile.avatar());
            case Change.AvatarChanged(String avatar) -> new GroupProfile(profile.name(), profile.description(), avatar);
            case Change.Created _,
                    Change.MembersAdded _,
                    Change.MembersRemoved _,
                    Change.Left _,
                    Change.JoinedByLink _,
                    Change.JoinedByRequest _,
                    Change.RoleChanged _,
                    Change.OwnerChanged _,
                    Change.SettingsChanged _,
                    Change.LinkCreated _,
                    Change.LinkRevoked _ -> profile;
        };
        return new Group(
                id,
                changed,
                pending.change() instanceof Change.SettingsChanged(GroupSettings to) ? to : settings,
                members + pending.joining().size() - pending.leaving().size(),
                version + 1,
                createdAt);
    }
}
