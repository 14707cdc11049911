package parley.groups.domain;

import java.util.List;
import parley.kernel.UserId;

/// Something that happens to a group and is told in its conversation. Who does it, see [PendingChange#actor].
public sealed interface Change {
    /// The group comes into being; the actor owns it.
    ///
    /// @param members the first members, the owner among them, each once
    record Created(String name, List<UserId> members) implements Change {
        public Created {
            members = List.copyOf(members);
        }
    }

    record MembersAdded(List<UserId> users) implements Change {
        public MembersAdded {
            users = List.copyOf(users);
        }
    }

    record MembersRemoved(List<UserId> users) implements Change {
        public MembersRemoved {
            users = List.copyOf(users);
        }
    }

    /// The actor is no longer a member.
    record Left() implements Change {}

    /// The actor became a member by a link, one use of which it takes.
    record JoinedByLink(LinkId link) implements Change {}

    /// The actor became a member because an admin approved of it.
    record JoinedByRequest() implements Change {}

    record NameChanged(String name) implements Change {}

    record DescriptionChanged(String description) implements Change {}

    /// @param avatar empty if the picture was removed
    record AvatarChanged(String avatar) implements Change {}

    /// @param role admin or member; for the owner see [OwnerChanged]
    record RoleChanged(UserId user, Role role) implements Change {
        public RoleChanged {
            if (role == Role.OWNER) {
                throw new IllegalArgumentException("role: OWNER (expected: ADMIN or MEMBER)");
            }
        }
    }

    /// The actor, the owner until now, handed over to another member and is an admin.
    record OwnerChanged(UserId user) implements Change {}

    record SettingsChanged(GroupSettings settings) implements Change {}

    record LinkCreated(Link link) implements Change {}

    record LinkRevoked(LinkId link) implements Change {}
}
