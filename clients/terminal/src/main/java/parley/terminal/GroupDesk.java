package parley.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import parley.client.model.ClientException;
import parley.client.model.ConversationId;
import parley.client.model.ErrorCode;
import parley.client.model.Group;
import parley.client.model.GroupChanges;
import parley.client.model.GroupMember;
import parley.client.model.GroupRole;
import parley.client.model.InviteLink;
import parley.client.model.JoinRequest;
import parley.client.model.Joining;
import parley.client.model.NewGroup;
import parley.client.model.Page;
import parley.client.model.Presence;
import parley.client.model.Profile;
import parley.client.model.RefusedException;
import parley.client.model.UserId;

/// Does what commands about groups ask for. What has changed is told by the group's own system entries.
/// Guarded by [Chat].
final class GroupDesk {
    private static final int SHOWN = 50;
    private static final int MAX_ATTEMPTS = 2;
    private static final int NAME_COLUMNS = 40;

    private final Surroundings around;
    private final Rooms rooms;
    private final GroupServer server;
    private final Roster roster;

    GroupDesk(Surroundings around, Rooms rooms) {
        this.around = around;
        this.rooms = rooms;
        this.server = around.server().groups();
        this.roster = new Roster(server);
    }

    void run(GroupCommand command) {
        switch (command) {
            case GroupCommand.Create(var name, var handles) -> create(name, handles);
            case GroupCommand.Join(var token) -> join(token);
            default ->
                run(
                        command,
                        rooms.circle()
                                .orElseThrow(
                                        () -> new NotDone("open a group first: /to GROUP, or make one: /create NAME")));
        }
    }

    private void run(GroupCommand command, ConversationId group) {
        switch (command) {
            case GroupCommand.Add(var handles) -> add(group, handles);
            case GroupCommand.Remove(var handle) -> remove(group, handle);
            case GroupCommand.Leave() -> leave(group);
            case GroupCommand.Role(var handle, var role) -> role(group, handle, role);
            case GroupCommand.Change(var changes) -> change(group, changes);
            case GroupCommand.Link(var validFor, var uses) ->
                around.say(link(server.createLink(group, validFor, uses)));
            case GroupCommand.Links() -> around.say(links(server.links(group)));
            case GroupCommand.Unlink(int number) -> unlink(group, number);
            case GroupCommand.Members() -> around.say(members(group));
            case GroupCommand.Requests() -> around.say(requests(server.requests(group, "", SHOWN)));
            case GroupCommand.Decide(var handle, var approve) -> decide(group, handle, approve);
            case GroupCommand.Create create -> create(create.name(), create.handles());
            case GroupCommand.Join join -> join(join.token());
        }
    }

    private void create(String name, List<String> handles) {
        Group group = around.circles().keep(server.create(new NewGroup(name, "", everybody(handles))));
        rooms.open(Partner.Circle.of(group));
    }

    private void join(String token) {
        switch (server.join(token)) {
            case Joining.Joined(var group) ->
                rooms.open(Partner.Circle.of(around.circles().keep(group)));
            case Joining.Requested(var group) -> {
                String name = Text.brief(server.preview(token).name(), NAME_COLUMNS);
                around.say("asked to join " + name + "; an admin decides");
            }
        }
    }

    private void add(ConversationId group, List<String> handles) {
        List<String> refusals = server.add(group, everybody(handles)).refused().stream()
                .map(refused ->
                        around.people().profile(refused.user()).handle() + " was not added: " + reason(refused.code()))
                .toList();
        if (!refusals.isEmpty()) {
            throw new NotDone(String.join("\n", refusals));
        }
    }

    private void remove(ConversationId group, String handle) {
        UserId user = person(handle);
        if (user.equals(around.self())) {
            throw new NotDone("to leave the group yourself, type /leave");
        }
        presentRole(group, user, handle);
        server.remove(group, user);
    }

    private void role(ConversationId group, String handle, GroupRole role) {
        UserId user = person(handle);
        if (presentRole(group, user, handle) == role) {
            around.say(handle + " has that role already: " + role.word());
        } else {
            server.setRole(group, user, role);
        }
    }

    private GroupRole presentRole(ConversationId group, UserId user, String handle) {
        return roster.role(group, user)
                .orElseThrow(() -> new NotDone(handle + " is not in this group; /members lists who is"));
    }

    private static String reason(ErrorCode code) {
        return switch (code) {
            case CONFLICT -> "is in the group already";
            case BLOCKED -> "one of you blocks the other";
            case NOT_FOUND -> "there is no such account any more";
            default -> Faults.text(code, "the server refuses it");
        };
    }

    private void leave(ConversationId group) {
        server.leave(group);
        around.circles().changed(group);
    }

    /// Once more if somebody else was faster.
    private void change(ConversationId id, GroupChanges changes) {
        for (int attempt = 1; !changed(id, changes); attempt++) {
            if (attempt == MAX_ATTEMPTS) {
                throw new NotDone("others are changing this group at the same time; try again");
            }
        }
    }

    /// @return false if somebody else was faster
    private boolean changed(ConversationId id, GroupChanges changes) {
        Group before = known(id);
        try {
            if (server.change(before, changes).version() == before.version()) {
                around.say("nothing to change: it is so already");
            }
            return true;
        } catch (RefusedException refused) {
            if (refused.code() != ErrorCode.CONFLICT) {
                throw refused;
            }
            return false;
        }
    }

    private Group known(ConversationId id) {
        return around.circles()
                .fresh(id)
                .orElseThrow(() -> new RefusedException(ErrorCode.NOT_FOUND, "the group is gone"));
    }

    private String link(InviteLink.Fresh fresh) {
        return "Whoever should join types (until " + until(fresh.link().expiresAt()) + ", "
                + Text.count(fresh.link().uses(), "time", "times") + "):\n  /join " + fresh.token();
    }

    private String links(List<InviteLink> links) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            InviteLink link = links.get(i);
            rows.add((i + 1) + "  until " + until(link.expiresAt()) + ", " + Text.count(link.uses(), "use", "uses")
                    + " left");
        }
        return Lists.rows("Links to join", rows);
    }

    private String until(Instant moment) {
        return moment.equals(Instant.MAX) ? "revoked" : around.style().moment(moment);
    }

    private void unlink(ConversationId group, int number) {
        List<InviteLink> links = server.links(group);
        if (number > links.size()) {
            throw new NotDone("there is no link " + number + "; /links lists them");
        }
        server.revokeLink(group, links.get(number - 1).link());
    }

    private String members(ConversationId id) {
        Group group = known(id);
        Page<GroupMember> page = server.members(id, "", SHOWN);
        Set<UserId> online = online(page.items());
        List<String> rows = new ArrayList<>();
        for (GroupMember member : page.items()) {
            String name = Transcript.called(around.people().profile(member.user()));
            String role = member.role() == GroupRole.MEMBER
                    ? ""
                    : ", " + member.role().word();
            String you = member.user().equals(around.self()) ? " (you)" : "";
            rows.add(name + you + role + (online.contains(member.user()) ? ", online" : ""));
        }
        if (!page.last()) {
            rows.add("and " + (group.members() - rows.size()) + " more");
        }
        String title = Text.brief(group.name(), NAME_COLUMNS) + ", " + Inboxes.members(group.members());
        String description = group.description().isEmpty() ? "" : "\n" + Text.harmless(group.description());
        return Lists.rows(title + description + "\n" + SystemLines.rules(group.rules()), rows);
    }

    /// Nobody if the server does not tell: the list is worth having without.
    private Set<UserId> online(List<GroupMember> members) {
        try {
            return around
                    .server()
                    .presence(members.stream().map(GroupMember::user).toList())
                    .stream()
                    .filter(Presence::online)
                    .map(Presence::user)
                    .collect(Collectors.toSet());
        } catch (ClientException untold) {
            return Set.of();
        }
    }

    private String requests(Page<JoinRequest> page) {
        List<String> rows = new ArrayList<>();
        for (JoinRequest request : page.items()) {
            rows.add(Transcript.called(around.people().profile(request.user())) + ", since "
                    + around.style().moment(request.at()));
        }
        if (!page.last()) {
            rows.add("and more");
        }
        return Lists.rows("Who wants to join", rows);
    }

    private void decide(ConversationId group, String handle, boolean approve) {
        UserId user = person(handle);
        if (!roster.asks(group, user)) {
            throw new NotDone(handle + " has not asked to join; /requests lists who has");
        }
        if (approve) {
            server.approve(group, user);
        } else {
            server.decline(group, user);
            around.say(handle + " does not join");
        }
    }

    /// @throws NotDone if one does not exist
    private List<UserId> everybody(List<String> handles) {
        return handles.stream().map(this::person).toList();
    }

    private UserId person(String handle) {
        return around.people()
                .byHandle(handle)
                .map(Profile::user)
                .orElseThrow(() -> new NotDone("nobody here is called " + Text.brief(handle, NAME_COLUMNS)));
    }
}
