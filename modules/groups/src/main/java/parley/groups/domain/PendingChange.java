package parley.groups.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// A change that was decided and may not be applied yet, because it is not known to be in the conversation's
/// log.
///
/// @param id the cid of its entry
/// @param device the actor's; [#NO_DEVICE] if none took part
/// @param at when it was decided, milliseconds since the epoch
public record PendingChange(ConversationId group, Cid id, UserId actor, DeviceId device, long at, Change change) {
    /// Stands for no device.
    public static final DeviceId NO_DEVICE = new DeviceId(new UUID(0, 0));

    /// Whose membership begins.
    public List<UserId> joining() {
        return switch (change) {
            case Change.Created created -> created.members();
            case Change.MembersAdded added -> added.users();
            case Change.JoinedByLink ignored -> List.of(actor);
            case Change.JoinedByRequest ignored -> List.of(actor);
            case Change.MembersRemoved _,
                    Change.Left _,
                    Change.NameChanged _,
                    Change.DescriptionChanged _,
                    Change.AvatarChanged _,
                    Change.RoleChanged _,
                    Change.OwnerChanged _,
                    Change.SettingsChanged _,
                    Change.LinkCreated _,
                    Change.LinkRevoked _ -> List.of();
        };
    }

    /// Whose membership ends.
    public List<UserId> leaving() {
        return switch (change) {
            case Change.MembersRemoved removed -> removed.users();
            case Change.Left ignored -> List.of(actor);
            case Change.Created _,
                    Change.MembersAdded _,
                    Change.JoinedByLink _,
                    Change.JoinedByRequest _,
                    Change.NameChanged _,
                    Change.DescriptionChanged _,
                    Change.AvatarChanged _,
                    Change.RoleChanged _,
                    Change.OwnerChanged _,
                    Change.SettingsChanged _,
                    Change.LinkCreated _,
                    Change.LinkRevoked _ -> List.of();
        };
    }

    /// Whose links are revoked: they were removed, or are no admins any more.
    public List<UserId> distrusted() {
        return switch (change) {
            case Change.MembersRemoved(List<UserId> users) -> users;
            case Change.RoleChanged(UserId user, Role role) -> role == Role.MEMBER ? List.of(user) : List.of();
            case Change.Created _,
                    Change.MembersAdded _,
                    Change.Left _,
                    Change.JoinedByLink _,
                    Change.JoinedByRequest _,
                    Change.NameChanged _,
                    Change.DescriptionChanged _,
                    Change.AvatarChanged _,
                    Change.OwnerChanged _,
                    Change.SettingsChanged _,
                    Change.LinkCreated _,
                    Change.LinkRevoked _ -> List.of();
        };
    }

    /// The roles of those who join or get another one.
    public Map<UserId, Role> roles() {
        return switch (change) {
            case Change.RoleChanged(UserId user, Role role) -> Map.of(user, role);
            case Change.OwnerChanged(UserId user) -> Map.of(user, Role.OWNER, actor, Role.ADMIN);
            case Change.Created _,
                    Change.MembersAdded _,
                    Change.MembersRemoved _,
                    Change.Left _,
                    Change.JoinedByLink _,
                    Change.JoinedByRequest _,
                    Change.NameChanged _,
                    Change.DescriptionChanged _,
                    Change.AvatarChanged _,
                    Change.SettingsChanged _,
                    Change.LinkCreated _,
                    Change.LinkRevoked _ ->
                joining().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                user -> user, user -> creates() && user.equals(actor) ? Role.OWNER : Role.MEMBER));
        };
    }

    public boolean creates() {
        return change instanceof Change.Created;
    }
}
