package parley.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parley.client.model.GroupChanges;
import parley.client.model.GroupRole;
import parley.client.model.GroupRules;

/// A command about groups; all but [Create] and [Join] are for the open one.
sealed interface GroupCommand {
    /// @param handles who is in it from the start
    record Create(String name, List<String> handles) implements GroupCommand {}

    record Join(String token) implements GroupCommand {}

    record Add(List<String> handles) implements GroupCommand {}

    record Remove(String handle) implements GroupCommand {}

    record Leave() implements GroupCommand {}

    record Role(String handle, GroupRole role) implements GroupCommand {}

    record Change(GroupChanges changes) implements GroupCommand {}

    record Link(Optional<Duration> validFor, Optional<Integer> uses) implements GroupCommand {}

    record Links() implements GroupCommand {}

    record Unlink(int number) implements GroupCommand {}

    record Members() implements GroupCommand {}

    record Requests() implements GroupCommand {}

    record Decide(String handle, boolean approve) implements GroupCommand {}

    int MAX_USES = 10_000;
    int MAX_LINKS = 1_000;
    String WITH = " with ";
    String ALLOW = "/allow post|edit|invite members|admins";
    String CREATE = "/create NAME, or /create NAME with HANDLE ...";

    /// @throws Words.Misused if something is missing or wrong
    static Optional<GroupCommand> parse(Words words) {
        return switch (words.name()) {
            case "/create" -> Optional.of(create(words.rest(CREATE)));
            case "/join" -> Optional.of(new Join(words.rest("/join TOKEN")));
            case "/add" -> Optional.of(new Add(handles(words, "/add HANDLE ...")));
            case "/remove" ->
                Optional.of(new Remove(words.exactly(1, "/remove HANDLE").getFirst()));
            case "/leave" -> Optional.of(new Leave());
            case "/role" -> Optional.of(role(words.exactly(2, "/role HANDLE admin|member|owner")));
            case "/handover" ->
                Optional.of(new Role(words.exactly(1, "/handover HANDLE").getFirst(), GroupRole.OWNER));
            case "/name" -> Optional.of(named(words.rest("/name NAME")));
            case "/describe" -> Optional.of(described(words.rest("/describe TEXT, or /describe - to remove it")));
            case "/allow" -> Optional.of(allow(words.exactly(2, ALLOW)));
            case "/approval" -> Optional.of(approval(words.onOrOff("/approval on|off")));
            case "/link" -> Optional.of(link(words));
            case "/links" -> Optional.of(new Links());
            case "/unlink" ->
                Optional.of(new Unlink(Words.number("/unlink", words.rest("/unlink NUMBER of /links"), MAX_LINKS)));
            case "/members" -> Optional.of(new Members());
            case "/requests" -> Optional.of(new Requests());
            case "/approve" ->
                Optional.of(new Decide(words.exactly(1, "/approve HANDLE").getFirst(), true));
            case "/decline" ->
                Optional.of(new Decide(words.exactly(1, "/decline HANDLE").getFirst(), false));
            default -> Optional.empty();
        };
    }

    private static GroupCommand create(String rest) {
        int with = (rest + " ").lastIndexOf(WITH);
        if (rest.startsWith(WITH.strip() + " ")
                || with == rest.length() - WITH.strip().length() - 1) {
            throw Words.Misused.usage(CREATE);
        }
        return with < 0
                ? new Create(rest, List.of())
                : new Create(
                        rest.substring(0, with).strip(),
                        List.of(rest.substring(with + WITH.length()).strip().split("[\\s,]+")));
    }

    private static List<String> handles(Words words, String usage) {
        return List.of(words.rest(usage).split("[\\s,]+"));
    }

    private static GroupCommand role(List<String> words) {
        GroupRole role = GroupRole.of(words.get(1).toLowerCase(Locale.ROOT));
        if (role == GroupRole.NONE) {
            throw new Words.Misused("no role " + words.get(1) + ": /role HANDLE admin|member|owner");
        }
        return new Role(words.getFirst(), role);
    }

    private static GroupCommand named(String name) {
        return new Change(GroupChanges.none().name(name));
    }

    private static GroupCommand described(String text) {
        return new Change(GroupChanges.none().description(text.equals("-") ? "" : text));
    }

    private static GroupCommand approval(boolean on) {
        return new Change(GroupChanges.none().approval(on));
    }

    private static GroupCommand allow(List<String> words) {
        String who = words.get(1);
        if (!who.equals("members") && !who.equals("admins")) {
            throw Words.Misused.usage(ALLOW);
        }
        GroupRules.Who allowed = GroupRules.Who.of(who);
        GroupChanges changes = switch (words.getFirst()) {
            case "post" -> GroupChanges.none().post(allowed);
            case "edit" -> GroupChanges.none().edit(allowed);
            case "invite" -> GroupChanges.none().invite(allowed);
            default -> throw Words.Misused.usage(ALLOW);
        };
        return new Change(changes);
    }

    private static GroupCommand link(Words words) {
        List<String> all = words.all();
        if (all.size() > 2) {
            throw Words.Misused.usage("/link, or /link TIME, or /link TIME USES (TIME like 8h or 2d)");
        }
        Optional<Duration> validFor =
                all.isEmpty() ? Optional.empty() : Optional.of(Words.time("/link", all.getFirst()));
        Optional<Integer> uses =
                all.size() < 2 ? Optional.empty() : Optional.of(Words.number("/link, uses", all.get(1), MAX_USES));
        return new Link(validFor, uses);
    }
}
