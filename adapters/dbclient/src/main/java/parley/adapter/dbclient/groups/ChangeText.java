package parley.adapter.dbclient.groups;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.adapter.dbclient.DatabaseException;
import parley.groups.domain.Change;
import parley.groups.domain.GroupSettings;
import parley.groups.domain.Link;
import parley.groups.domain.LinkId;
import parley.groups.domain.Permitted;
import parley.groups.domain.Role;
import parley.groups.domain.TokenHash;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// A change as three columns of text.
///
/// @param users ids separated by spaces
/// @param detail what else there is to the kind of change; words separated by spaces if it is no free text
record ChangeText(String kind, String users, String detail) {
    private static final String NONE = "";

    static ChangeText of(Change change) {
        return switch (change) {
            case Change.Created created -> new ChangeText("created", join(created.members()), created.name());
            case Change.MembersAdded added -> new ChangeText("members_added", join(added.users()), NONE);
            case Change.MembersRemoved removed -> new ChangeText("members_removed", join(removed.users()), NONE);
            case Change.Left ignored -> new ChangeText("left", NONE, NONE);
            case Change.JoinedByLink(LinkId link) -> new ChangeText("joined_by_link", NONE, link.toString());
            case Change.JoinedByRequest ignored -> new ChangeText("joined_by_request", NONE, NONE);
            case Change.NameChanged(String name) -> new ChangeText("name_changed", NONE, name);
            case Change.DescriptionChanged(String text) -> new ChangeText("description_changed", NONE, text);
            case Change.AvatarChanged(String avatar) -> new ChangeText("avatar_changed", NONE, avatar);
            case Change.RoleChanged(UserId user, Role role) ->
                new ChangeText("role_changed", user.toString(), role.name());
            case Change.OwnerChanged(UserId user) -> new ChangeText("owner_changed", user.toString(), NONE);
            case Change.SettingsChanged(GroupSettings to) ->
                new ChangeText("settings_changed", NONE, words(to.post(), to.edit(), to.invite(), to.approval()));
            case Change.LinkCreated(Link link) ->
                new ChangeText(
                        "link_created",
                        link.creator().toString(),
                        words(link.id(), link.token().hex(), link.uses(), link.createdAt(), link.expiresAt()));
            case Change.LinkRevoked(LinkId link) -> new ChangeText("link_revoked", NONE, link.toString());
        };
    }

    Change change(ConversationId group) {
        return switch (kind) {
            case "created" -> new Change.Created(detail, userIds());
            case "members_added" -> new Change.MembersAdded(userIds());
            case "members_removed" -> new Change.MembersRemoved(userIds());
            case "left" -> new Change.Left();
            case "joined_by_link" -> new Change.JoinedByLink(LinkId.parse(detail));
            case "joined_by_request" -> new Change.JoinedByRequest();
            case "name_changed" -> new Change.NameChanged(detail);
            case "description_changed" -> new Change.DescriptionChanged(detail);
            case "avatar_changed" -> new Change.AvatarChanged(detail);
            case "role_changed" -> new Change.RoleChanged(UserId.parse(users), Role.valueOf(detail));
            case "owner_changed" -> new Change.OwnerChanged(UserId.parse(users));
            case "settings_changed" -> new Change.SettingsChanged(settings());
            case "link_created" -> new Change.LinkCreated(link(group));
            case "link_revoked" -> new Change.LinkRevoked(LinkId.parse(detail));
            default -> throw new DatabaseException("kind: " + kind + " (expected: one that this version writes)");
        };
    }

    private List<UserId> userIds() {
        return Stream.of(users.split(" ", -1)).map(UserId::parse).toList();
    }

    private GroupSettings settings() {
        String[] words = detail.split(" ", -1);
        return new GroupSettings(
                Permitted.valueOf(words[0]),
                Permitted.valueOf(words[1]),
                Permitted.valueOf(words[2]),
                Boolean.parseBoolean(words[3]));
    }

    private Link link(ConversationId group) {
        String[] words = detail.split(" ", -1);
        return new Link(
                LinkId.parse(words[0]),
                group,
                new TokenHash(words[1]),
                UserId.parse(users),
                Integer.parseInt(words[2]),
                Long.parseLong(words[3]),
                Long.parseLong(words[4]));
    }

    private static String join(List<UserId> users) {
        return words(users.toArray());
    }

    private static String words(Object... values) {
        return Stream.of(values).map(Object::toString).collect(Collectors.joining(" "));
    }
}
