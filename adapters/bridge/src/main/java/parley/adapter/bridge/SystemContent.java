package parley.adapter.bridge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import parley.groups.domain.Change;
import parley.groups.domain.GroupSettings;
import parley.groups.domain.PendingChange;

/// How clients read of a group's change: `{"system": {"change": ...}}`, see the protocol.
final class SystemContent {
    private static final int FIRST_PRINTABLE = 0x20;

    private SystemContent() {}

    /// UTF-8.
    static byte[] json(PendingChange pending) {
        return ("{\"system\":{" + members(pending) + "}}").getBytes(StandardCharsets.UTF_8);
    }

    private static String members(PendingChange pending) {
        return switch (pending.change()) {
            case Change.Created created ->
                change("created")
                        + text("name", created.name())
                        + list("members", created.members())
                        + text("owner", pending.actor());
            case Change.MembersAdded added -> change("members_added") + list("users", added.users());
            case Change.MembersRemoved removed -> change("members_removed") + list("users", removed.users());
            case Change.Left ignored -> change("left");
            case Change.JoinedByLink ignored -> change("joined") + text("by", "link");
            case Change.JoinedByRequest ignored -> change("joined") + text("by", "request");
            case Change.NameChanged(String name) -> change("name_changed") + text("name", name);
            case Change.DescriptionChanged(String description) ->
                change("description_changed") + text("description", description);
            case Change.AvatarChanged(String avatar) -> change("avatar_changed") + text("avatar", avatar);
            case Change.RoleChanged changed ->
                change("role_changed") + text("user", changed.user()) + text("role", word(changed.role()));
            case Change.OwnerChanged changed -> change("owner_changed") + text("user", changed.user());
            case Change.SettingsChanged(GroupSettings settings) ->
                change("settings_changed")
                        + text("post", word(settings.post()))
                        + text("edit", word(settings.edit()))
                        + text("invite", word(settings.invite()))
                        + ",\"approval\":" + settings.approval();
            case Change.LinkCreated created ->
                change("link_created") + text("link", created.link().id());
            case Change.LinkRevoked revoked -> change("link_revoked") + text("link", revoked.link());
        };
    }

    private static String change(String word) {
        return "\"change\":" + quoted(word);
    }

    private static String text(String name, Object value) {
        return ",\"" + name + "\":" + quoted(value.toString());
    }

    private static String list(String name, List<?> values) {
        return values.stream()
                .map(value -> quoted(value.toString()))
                .collect(Collectors.joining(",", ",\"" + name + "\":[", "]"));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < FIRST_PRINTABLE) {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
