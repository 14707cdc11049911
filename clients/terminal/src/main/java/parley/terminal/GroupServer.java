package parley.terminal;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

/// What a chat asks of its server about groups. Everything throws [parley.client.model.ClientException].
interface GroupServer {
    Group create(NewGroup group);

    Page<Group> list(String cursor, int limit);

    Optional<Group> find(ConversationId group);

    Group change(Group known, GroupChanges changes);

    Page<GroupMember> members(ConversationId group, String cursor, int limit);

    Additions add(ConversationId group, Collection<UserId> users);

    void remove(ConversationId group, UserId user);

    void leave(ConversationId group);

    void setRole(ConversationId group, UserId user, GroupRole role);

    InviteLink.Fresh createLink(ConversationId group, Optional<Duration> validFor, Optional<Integer> uses);

    List<InviteLink> links(ConversationId group);

    void revokeLink(ConversationId group, String link);

    GroupPreview preview(String token);

    Joining join(String token);

    Page<JoinRequest> requests(ConversationId group, String cursor, int limit);

    void approve(ConversationId group, UserId user);

    void decline(ConversationId group, UserId user);
}
