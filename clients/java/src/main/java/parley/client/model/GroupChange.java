package parley.client.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import parley.client.json.Json;

/// What a system entry of a group's conversation tells. Whoever did it is the entry's sender.
public sealed interface GroupChange {
    record Created(String name, List<UserId> members, UserId owner) implements GroupChange {}

    record MembersAdded(List<UserId> users) implements GroupChange {}

    record MembersRemoved(List<UserId> users) implements GroupChange {}

    /// The sender left.
    record Left() implements GroupChange {}

    /// The sender joined.
    ///
    /// @param by `link` or `request`
    record Joined(String by) implements GroupChange {}

    record NameChanged(String name) implements GroupChange {}

    record DescriptionChanged(String description) implements GroupChange {}

    /// @param avatar empty if there is none any more
    record AvatarChanged(String avatar) implements GroupChange {}

    record RoleChanged(UserId user, GroupRole role) implements GroupChange {}

    record OwnerChanged(UserId user) implements GroupChange {}

    record RulesChanged(GroupRules rules) implements GroupChange {}

    record LinkCreated(String link) implements GroupChange {}

    record LinkRevoked(String link) implements GroupChange {}

    /// A change that this version does not know, or cannot read.
    record Unknown(String change) implements GroupChange {}

    /// Reads the content of a system entry.
    static GroupChange of(Content content) {
        JsonNode system = Json.read(content.json()).path("system");
        String change = system.path("change").asText();
        try {
            return of(change, system);
        } catch (IllegalArgumentException unreadable) {
            return new Unknown(change);
        }
    }

    private static GroupChange of(String change, JsonNode system) {
        return switch (change) {
            case "created" ->
                new Created(system.path("name").asText(), users(system.path("members")), user(system, "owner"));
            case "members_added" -> new MembersAdded(users(system.path("users")));
            case "members_removed" -> new MembersRemoved(users(system.path("users")));
            case "left" -> new Left();
            case "joined" -> new Joined(system.path("by").asText());
            case "name_changed" -> new NameChanged(system.path("name").asText());
            case "description_changed" ->
                new DescriptionChanged(system.path("description").asText());
            case "avatar_changed" -> new AvatarChanged(system.path("avatar").asText(""));
            case "role_changed" ->
                new RoleChanged(
                        user(system, "user"), GroupRole.of(system.path("role").asText()));
            case "owner_changed" -> new OwnerChanged(user(system, "user"));
            case "settings_changed" -> new RulesChanged(rules(system));
            case "link_created" -> new LinkCreated(system.path("link").asText());
            case "link_revoked" -> new LinkRevoked(system.path("link").asText());
            default -> new Unknown(change);
        };
    }

    private static GroupRules rules(JsonNode node) {
        Function<String, GroupRules.Who> who =
                name -> GroupRules.Who.of(node.path(name).asText());
        return new GroupRules(
                who.apply("post"),
                who.apply("edit"),
                who.apply("invite"),
                node.path("approval").asBoolean());
    }

    private static UserId user(JsonNode node, String name) {
        return UserId.parse(node.path(name).asText());
    }

    private static List<UserId> users(JsonNode array) {
        List<UserId> users = new ArrayList<>();
        array.forEach(user -> users.add(UserId.parse(user.asText())));
        return users;
    }
}
