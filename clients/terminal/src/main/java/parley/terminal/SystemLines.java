package parley.terminal;

import java.util.List;
import java.util.Optional;
import parley.client.model.GroupChange;
import parley.client.model.GroupRole;
import parley.client.model.GroupRules;
import parley.client.model.Message;
import parley.client.model.UserId;

/// Says what has changed in a group. Guarded by [Chat].
final class SystemLines {
    private static final int NAME_COLUMNS = 60;
    private static final int MOST_NAMES = 6;

    private final UserId self;
    private final People people;

    SystemLines(UserId self, People people) {
        this.self = self;
        this.people = people;
    }

    /// Like `ann added bob and you`.
    String text(Message message, GroupChange change) {
        return text(message, change, Optional.empty());
    }

    /// @param before the rules until then, to tell what is other now; empty to tell all of them
    String text(Message message, GroupChange change, Optional<GroupRules> before) {
        String who = name(message.sender());
        return switch (change) {
            case GroupChange.Created(var name, var members, var owner) -> created(who, name, members, message.sender());
            case GroupChange.MembersAdded(var users) -> who + " added " + names(users);
            case GroupChange.MembersRemoved(var users) -> who + " removed " + names(users);
            case GroupChange.Left() -> who + " left";
            case GroupChange.Joined(var by) -> who + (by.equals("link") ? " joined by a link" : " joined on request");
            case GroupChange.NameChanged(var name) -> who + " named the group " + brief(name);
            case GroupChange.DescriptionChanged(var text) ->
                who + (text.isEmpty() ? " removed the description" : " changed the description: " + brief(text));
            case GroupChange.AvatarChanged(var avatar) ->
                who + (avatar.isEmpty() ? " removed the picture" : " changed the picture");
            case GroupChange.RoleChanged(var user, var role) ->
                who + " made " + name(user) + (role == GroupRole.ADMIN ? " an admin" : " a member");
            case GroupChange.OwnerChanged(var user) -> who + " handed the group over to " + name(user);
            case GroupChange.RulesChanged(var rules) -> who + " changed the rules: " + changed(before, rules);
            case GroupChange.LinkCreated(var link) -> who + " made a link to join";
            case GroupChange.LinkRevoked(var link) -> who + " revoked a link";
            case GroupChange.Unknown(var word) -> who + " changed the group (" + brief(word) + ")";
        };
    }

    /// Like `members post, admins edit, members invite, who has a link joins`.
    static String rules(GroupRules rules) {
        return String.join(", ", clauses(rules));
    }

    private static List<String> clauses(GroupRules rules) {
        return List.of(
                rules.post().word() + " post",
                rules.edit().word() + " edit",
                rules.invite().word() + " invite",
                rules.approval() ? "admins approve who joins by a link" : "who has a link joins without approval");
    }

    private static String changed(Optional<GroupRules> before, GroupRules rules) {
        List<String> known = before.map(SystemLines::clauses).orElse(List.of());
        List<String> others = clauses(rules).stream()
                .filter(clause -> !known.contains(clause))
                .toList();
        return others.isEmpty() ? rules(rules) : String.join(", ", others);
    }

    private String created(String who, String name, List<UserId> members, UserId creator) {
        List<UserId> others =
                members.stream().filter(user -> !user.equals(creator)).toList();
        return who + " created the group " + brief(name) + (others.isEmpty() ? "" : " with " + names(others));
    }

    private String names(List<UserId> users) {
        List<String> names = users.stream().limit(MOST_NAMES).map(this::name).toList();
        int more = users.size() - names.size();
        if (more > 0) {
            return String.join(", ", names) + " and " + more + " more";
        }
        return joined(names);
    }

    /// Like `ann, bob and carol`.
    static String joined(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    private String name(UserId user) {
        return user.equals(self) ? "you" : people.profile(user).handle();
    }

    private static String brief(String text) {
        return Text.brief(text, NAME_COLUMNS);
    }
}
