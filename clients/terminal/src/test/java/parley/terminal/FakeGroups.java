package parley.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import parley.client.model.Additions;
import parley.client.model.ConversationId;
import parley.client.model.ErrorCode;
import parley.client.model.Group;
import parley.client.model.GroupChanges;
import parley.client.model.GroupMember;
import parley.client.model.GroupPreview;
import parley.client.model.GroupRole;
import parley.client.model.GroupRules;
import parley.client.model.InviteLink;
import parley.client.model.JoinRequest;
import parley.client.model.Joining;
import parley.client.model.NewGroup;
import parley.client.model.Page;
import parley.client.model.RefusedException;
import parley.client.model.UserId;

/// Groups in memory, which note what they are asked for.
final class FakeGroups implements GroupServer {
    static final GroupRules RULES =
            new GroupRules(GroupRules.Who.MEMBERS, GroupRules.Who.ADMINS, GroupRules.Who.MEMBERS, false);

    private final Map<ConversationId, Group> groups = new LinkedHashMap<>();
    private final Map<ConversationId, List<GroupMember>> members = new LinkedHashMap<>();
    private final List<InviteLink> links = new ArrayList<>();
    private final List<JoinRequest> requests = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private List<Additions.Refused> refused = List.of();
    private int conflicts;
    private boolean idle;

    Group group(ConversationId id, String name, GroupRole role, int count) {
        Group group = new Group(id, name, "", "", role, count, RULES, 1, Instant.EPOCH);
        groups.put(id, group);
        return group;
    }

    void members(ConversationId id, GroupMember... those) {
        members.put(id, List.of(those));
    }

    void link(InviteLink link) {
        links.add(link);
    }

    void request(JoinRequest request) {
        requests.add(request);
    }

    void refuse(UserId user, ErrorCode code) {
        refused = List.of(new Additions.Refused(user, code));
    }

    /// The next changes find that somebody else was faster.
    void conflicts(int count) {
        conflicts = count;
    }

    /// Changes find that everything is so already.
    void idle() {
        idle = true;
    }

    List<String> calls() {
        return calls;
    }

    @Override
    public Group create(NewGroup group) {
        calls.add("create " + group.name() + " " + group.members().size());
        return group(
                new ConversationId(new UUID(3, 100 + groups.size())),
                group.name(),
                GroupRole.OWNER,
                group.members().size() + 1);
    }

    @Override
    public Page<Group> list(String cursor, int limit) {
        return new Page<>(
                groups.values().stream()
                        .filter(group -> group.role() != GroupRole.NONE)
                        .toList(),
                "");
    }

    @Override
    public Optional<Group> find(ConversationId group) {
        return Optional.ofNullable(groups.get(group));
    }

    @Override
    public Group change(Group known, GroupChanges changes) {
        calls.add("change " + known.name() + " " + changes.fields());
        if (conflicts > 0) {
            conflicts--;
            throw new RefusedException(ErrorCode.CONFLICT, "changed");
        }
        Group after = new Group(
                known.group(),
                known.name(),
                known.description(),
                known.avatar(),
                known.role(),
                known.members(),
                known.rules(),
                known.version() + (idle ? 0 : 1),
                known.createdAt());
        groups.put(known.group(), after);
        return after;
    }

    @Override
    public Page<GroupMember> members(ConversationId group, String cursor, int limit) {
        return new Page<>(members.getOrDefault(group, List.of()), "");
    }

    @Override
    public Additions add(ConversationId group, Collection<UserId> users) {
        calls.add("add " + users);
        return new Additions(List.of(), refused);
    }

    @Override
    public void remove(ConversationId group, UserId user) {
        calls.add("remove " + user);
    }

    @Override
    public void leave(ConversationId group) {
        calls.add("leave");
    }

    @Override
    public void setRole(ConversationId group, UserId user, GroupRole role) {
        calls.add("role " + user + " " + role);
    }

    @Override
    public InviteLink.Fresh createLink(ConversationId group, Optional<Duration> validFor, Optional<Integer> uses) {
        return new InviteLink.Fresh(new InviteLink("l", Instant.parse("2025-06-22T12:00:00Z"), 7), "t0k");
    }

    @Override
    public List<InviteLink> links(ConversationId group) {
        return links;
    }

    @Override
    public void revokeLink(ConversationId group, String link) {
        calls.add("revoke " + link);
    }

    @Override
    public GroupPreview preview(String token) {
        return new GroupPreview(new ConversationId(new UUID(3, 9)), "Secret club", "", 3, true);
    }

    @Override
    public Joining join(String token) {
        return token.equals("ask")
                ? new Joining.Requested(new ConversationId(new UUID(3, 9)))
                : new Joining.Joined(group(new ConversationId(new UUID(3, 8)), "Open club", GroupRole.MEMBER, 4));
    }

    @Override
    public Page<JoinRequest> requests(ConversationId group, String cursor, int limit) {
        return new Page<>(requests, "");
    }

    @Override
    public void approve(ConversationId group, UserId user) {
        calls.add("approve " + user);
    }

    @Override
    public void decline(ConversationId group, UserId user) {
        calls.add("decline " + user);
    }
}
