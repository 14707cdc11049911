package parley.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import parley.client.model.Additions;
import parley.client.model.ConversationId;
import parley.client.model.ErrorCode;
import parley.client.model.Group;
import parley.client.model.GroupMember;
import parley.client.model.GroupPreview;
import parley.client.model.GroupRole;
import parley.client.model.GroupRules;
import parley.client.model.InviteLink;
import parley.client.model.JoinRequest;
import parley.client.model.UserId;

/// Reads the answers of the REST API about groups.
final class GroupAnswers {
    private static final int UNLIMITED = -1;

    private GroupAnswers() {}

    static Group group(JsonNode node) {
        return new Group(
                ConversationId.parse(node.path("group").asText()),
                node.path("name").asText(),
                node.path("description").asText(),
                node.path("avatar").asText(""),
                GroupRole.of(node.path("role").asText()),
                node.path("members").asInt(),
                new GroupRules(
                        who(node, "post"),
                        who(node, "edit"),
                        who(node, "invite"),
                        node.path("approval").asBoolean()),
                node.path("version").asLong(),
                Answers.time(node.path("createdAt")));
    }

    static GroupMember member(JsonNode node) {
        return new GroupMember(user(node), GroupRole.of(node.path("role").asText()), Answers.time(node.path("since")));
    }

    static Additions additions(JsonNode node) {
        List<UserId> added = new ArrayList<>();
        node.path("added").forEach(user -> added.add(UserId.parse(user.asText())));
        List<Additions.Refused> refused = new ArrayList<>();
        node.path("refused")
                .forEach(each -> refused.add(new Additions.Refused(
                        user(each), ErrorCode.of(each.path("code").asText()))));
        return new Additions(added, refused);
    }

    static InviteLink link(JsonNode node) {
        return new InviteLink(
                node.path("link").asText(),
                node.path("expiresAt").asLong(0) > 0 ? Answers.time(node.path("expiresAt")) : Instant.MAX,
                node.path("uses").asInt(UNLIMITED));
    }

    static GroupPreview preview(JsonNode node) {
        return new GroupPreview(
                ConversationId.parse(node.path("group").asText()),
                node.path("name").asText(),
                node.path("avatar").asText(""),
                node.path("members").asInt(),
                node.path("approval").asBoolean());
    }

    static JoinRequest request(JsonNode node) {
        return new JoinRequest(user(node), Answers.time(node.path("at")));
    }

    private static GroupRules.Who who(JsonNode node, String name) {
        return GroupRules.Who.of(node.path(name).asText());
    }

    private static UserId user(JsonNode node) {
        return UserId.parse(node.path("user").asText());
    }
}
