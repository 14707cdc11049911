package parley.adapter.rest.groups;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import parley.adapter.rest.JsonText;
import parley.adapter.rest.Words;
import parley.groups.domain.Group;
import parley.groups.domain.GroupView;
import parley.groups.domain.JoinRequest;
import parley.groups.domain.Link;
import parley.groups.domain.LinkPreview;
import parley.groups.domain.LinkToken;
import parley.groups.domain.Member;
import parley.groups.domain.Refusal;
import parley.kernel.ConversationId;
import parley.kernel.Page;
import parley.kernel.UserId;

/// The JSON of groups' answers.
final class GroupsJson {
    private GroupsJson() {}

    static JsonText group(GroupView view) {
        return JsonText.object(out -> group(out, view));
    }

    static JsonText groups(Page<GroupView> page) {
        return JsonText.page(
                out -> {
                    for (GroupView view : page.items()) {
                        out.writeStartObject();
                        group(out, view);
                        out.writeEndObject();
                    }
                },
                page.next());
    }

    private static void group(JsonGenerator out, GroupView view) throws IOException {
        Group group = view.group();
        out.writeStringField("group", group.id().toString());
        out.writeStringField("name", group.profile().name());
        out.writeStringField("description", group.profile().description());
        avatar(out, group.profile().avatar());
        if (view.standing().isMember()) {
            out.writeStringField("role", Words.of(view.standing()));
        }
        out.writeNumberField("members", group.members());
        out.writeStringField("post", Words.of(group.settings().post()));
        out.writeStringField("edit", Words.of(group.settings().edit()));
        out.writeStringField("invite", Words.of(group.settings().invite()));
        out.writeBooleanField("approval", group.settings().approval());
        out.writeNumberField("version", group.version());
        out.writeNumberField("createdAt", group.createdAt());
    }

    static JsonText members(Page<Member> page) {
        return JsonText.page(
                out -> {
                    for (Member member : page.items()) {
                        out.writeStartObject();
                        out.writeStringField("user", member.user().toString());
                        out.writeStringField("role", Words.of(member.role()));
                        out.writeNumberField("since", member.since());
                        out.writeEndObject();
                    }
                },
                page.next());
    }

    static JsonText added(List<UserId> added, List<Refusal> refused) {
        return JsonText.object(out -> {
            out.writeArrayFieldStart("added");
            for (UserId user : added) {
                out.writeString(user.toString());
            }
            out.writeEndArray();
            out.writeArrayFieldStart("refused");
            for (Refusal refusal : refused) {
                out.writeStartObject();
                out.writeStringField("user", refusal.user().toString());
                out.writeStringField(
                        "code", GroupsAnswers.code(refusal.reason()).word());
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    /// The only place that shows a token.
    static JsonText created(Link link, LinkToken token) {
        return JsonText.object(out -> {
            link(out, link);
            out.writeStringField("token", token.text());
        });
    }

    static JsonText links(List<Link> links) {
        return JsonText.page(
                out -> {
                    for (Link link : links) {
                        out.writeStartObject();
                        link(out, link);
                        out.writeEndObject();
                    }
                },
                "");
    }

    private static void link(JsonGenerator out, Link link) throws IOException {
        out.writeStringField("link", link.id().toString());
        out.writeNumberField("expiresAt", link.expiresAt());
        out.writeNumberField("uses", link.uses());
    }

    static JsonText preview(LinkPreview preview) {
        return JsonText.object(out -> {
            out.writeStringField("group", preview.group().toString());
            out.writeStringField("name", preview.name());
            avatar(out, preview.avatar());
            out.writeNumberField("members", preview.members());
            out.writeBooleanField("approval", preview.approval());
        });
    }

    static JsonText requested(ConversationId group) {
        return JsonText.object(out -> {
            out.writeStringField("group", group.toString());
            out.writeBooleanField("requested", true);
        });
    }

    static JsonText requests(Page<JoinRequest> page) {
        return JsonText.page(
                out -> {
                    for (JoinRequest request : page.items()) {
                        out.writeStartObject();
                        out.writeStringField("user", request.user().toString());
                        out.writeNumberField("at", request.at());
                        out.writeEndObject();
                    }
                },
                page.next());
    }

    private static void avatar(JsonGenerator out, String avatar) throws IOException {
        if (!avatar.isEmpty()) {
            out.writeStringField("avatar", avatar);
        }
    }
}
