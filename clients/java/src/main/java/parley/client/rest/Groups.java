package parley.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.client.json.Json;
import parley.client.model.Additions;
import parley.client.model.ConversationId;
import parley.client.model.Group;
import parley.client.model.GroupChanges;
import parley.client.model.GroupMember;
import parley.client.model.GroupPreview;
import parley.client.model.GroupRole;
import parley.client.model.InviteLink;
import parley.client.model.JoinRequest;
import parley.client.model.Joining;
import parley.client.model.NewGroup;
import parley.client.model.Page;
import parley.client.model.UserId;

/// Groups: members, roles, invite links. A group's id is that of its conversation, and every change comes
/// there as a [parley.client.live.Event.GroupChanged] too. Calls block.
///
/// Each method throws [parley.client.model.RefusedException] if the server refuses: `not_found` for a group
/// that the user never was in, `not_member` for one that the user has left, `forbidden` if the user's role
/// does not suffice; [parley.client.model.UnreachableException] if no answer came, and
/// [parley.client.model.LoginRequiredException] if the device has no valid login.
public final class Groups {
    private static final String ROOT = "/v1/groups";

    private final Requests requests;

    public Groups(HttpCalls calls, Authenticator authenticator) {
        this.requests = new Requests(calls, authenticator);
    }

    /// Makes a group; the user is its owner.
    ///
    /// @param key any text that is new for each group: after no answer, the same call with the same key makes
    /// no
    ///     second one
    public Group create(NewGroup group, String key) {
        ObjectNode body = Json.object().put("name", group.name());
        if (!group.description().isEmpty()) {
            body.put("description", group.description());
        }
        body.set("members", array(group.members()));
        return GroupAnswers.group(requests.call("POST", ROOT, body, Map.of("Idempotency-Key", key)));
    }

    /// The groups that the user is in.
    ///
    /// @param cursor empty for the first page
    /// @param limit at most 200
    public Page<Group> list(String cursor, int limit) {
        return requests.page(ROOT, cursor, limit, GroupAnswers::group);
    }

    /// A group that the user is in or was in; empty for any other.
    public Optional<Group> find(ConversationId group) {
        return requests.found(() -> requests.get(path(group))).map(GroupAnswers::group);
    }

    /// @param known the group as the user last saw it: `conflict` if it has changed since
    public Group change(Group known, GroupChanges changes) {
        Map<String, String> precondition = Map.of("If-Match", "\"v" + known.version() + "\"");
        return GroupAnswers.group(
                requests.call("PATCH", path(known.group()), Requests.fields(changes.fields()), precondition));
    }

    /// @param cursor empty for the first page
    /// @param limit at most 200
    public Page<GroupMember> members(ConversationId group, String cursor, int limit) {
        return requests.page(path(group) + "/members", cursor, limit, GroupAnswers::member);
    }

    public Additions add(ConversationId group, Collection<UserId> users) {
        ObjectNode body = Json.object();
        body.set("users", array(users));
        return GroupAnswers.additions(requests.call("POST", path(group) + "/members", body));
    }

    public void remove(ConversationId group, UserId user) {
        requests.call("DELETE", path(group) + "/members/" + user);
    }

    /// The owner has to hand over first, unless nobody else is left.
    public void leave(ConversationId group) {
        requests.call("DELETE", path(group) + "/members/me");
    }

    /// @param role [GroupRole#OWNER] hands the group over: the user becomes an admin
    public void setRole(ConversationId group, UserId user, GroupRole role) {
        requests.call(
                "PUT", path(group) + "/members/" + user + "/role", Json.object().put("role", role.word()));
    }

    /// Makes a link by which people join.
    ///
    /// @param validFor empty for the server's own time
    /// @param uses how often it can be used; empty for the server's own number
    public InviteLink.Fresh createLink(ConversationId group, Optional<Duration> validFor, Optional<Integer> uses) {
        ObjectNode body = Json.object();
        validFor.ifPresent(time -> body.put("expiresInSeconds", time.toSeconds()));
        uses.ifPresent(count -> body.put("uses", count));
        JsonNode answer = requests.call("POST", path(group) + "/links", body);
        return new InviteLink.Fresh(
                GroupAnswers.link(answer), answer.path("token").asText());
    }

    public List<InviteLink> links(ConversationId group) {
        return Answers.items(requests.get(path(group) + "/links"), GroupAnswers::link);
    }

    public void revokeLink(ConversationId group, String link) {
        requests.call("DELETE", path(group) + "/links/" + Requests.encoded(link));
    }

    /// What a link leads to. `not_found` for a link that is not good (any more).
    public GroupPreview preview(String token) {
        return GroupAnswers.preview(requests.call("POST", ROOT + "/preview", token(token)));
    }

    /// Follows a link.
    public Joining join(String token) {
        JsonNode answer = requests.call("POST", ROOT + "/join", token(token));
        return answer.path("requested").asBoolean()
                ? new Joining.Requested(
                        ConversationId.parse(answer.path("group").asText()))
                : new Joining.Joined(GroupAnswers.group(answer));
    }

    /// Who waits for approval.
    ///
    /// @param cursor empty for the first page
    /// @param limit at most 200
    public Page<JoinRequest> requests(ConversationId group, String cursor, int limit) {
        return requests.page(path(group) + "/requests", cursor, limit, GroupAnswers::request);
    }

    public void approve(ConversationId group, UserId user) {
        requests.call("PUT", path(group) + "/requests/" + user);
    }

    public void decline(ConversationId group, UserId user) {
        requests.call("DELETE", path(group) + "/requests/" + user);
    }

    /// Takes the own request back.
    public void withdraw(ConversationId group) {
        requests.call("DELETE", path(group) + "/requests/me");
    }

    private static String path(ConversationId group) {
        return ROOT + "/" + group;
    }

    private static ObjectNode token(String token) {
        return Json.object().put("token", token);
    }

    private static ArrayNode array(Collection<UserId> users) {
        ArrayNode array = Json.array();
        users.forEach(user -> array.add(user.toString()));
        return array;
    }
}
