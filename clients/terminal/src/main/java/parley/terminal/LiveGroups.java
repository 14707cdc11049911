package parley.terminal;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
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
import parley.client.model.InviteLink;
import parley.client.model.JoinRequest;
import parley.client.model.Joining;
import parley.client.model.NewGroup;
import parley.client.model.Page;
import parley.client.model.RefusedException;
import parley.client.model.UnreachableException;
import parley.client.model.UserId;
import parley.client.rest.Groups;

/// Groups through the SDK.
final class LiveGroups implements GroupServer {
    private final Groups groups;

    LiveGroups(Groups groups) {
        this.groups = groups;
    }

    /// Asked twice if the first answer does not come: the key makes sure that there is one group.
    @Override
    public Group create(NewGroup group) {
        String key = UUID.randomUUID().toString();
        try {
            return groups.create(group, key);
        } catch (UnreachableException unknown) {
            return groups.create(group, key);
        } catch (RefusedException refused) {
            if (refused.code() == ErrorCode.UNAVAILABLE) {
                return groups.create(group, key);
            }
            throw refused;
        }
    }

    @Override
    public Page<Group> list(String cursor, int limit) {
        return groups.list(cursor, limit);
    }

    @Override
    public Optional<Group> find(ConversationId group) {
        return groups.find(group);
    }

    @Override
    public Group change(Group known, GroupChanges changes) {
        return groups.change(known, changes);
    }

    @Override
    public Page<GroupMember> members(ConversationId group, String cursor, int limit) {
        return groups.members(group, cursor, limit);
    }

    @Override
    public Additions add(ConversationId group, Collection<UserId> users) {
        return groups.add(group, users);
    }

    @Override
    public void remove(ConversationId group, UserId user) {
        groups.remove(group, user);
    }

    @Override
    public void leave(ConversationId group) {
        groups.leave(group);
    }

    @Override
    public void setRole(ConversationId group, UserId user, GroupRole role) {
        groups.setRole(group, user, role);
    }

    @Override
    public InviteLink.Fresh createLink(ConversationId group, Optional<Duration> validFor, Optional<Integer> uses) {
        return groups.createLink(group, validFor, uses);
    }

    @Override
    public List<InviteLink> links(ConversationId group) {
        return groups.links(group);
    }

    @Override
    public void revokeLink(ConversationId group, String link) {
        groups.revokeLink(group, link);
    }

    @Override
    public GroupPreview preview(String token) {
        return groups.preview(token);
    }

    @Override
    public Joining join(String token) {
        return groups.join(token);
    }

    @Override
    public Page<JoinRequest> requests(ConversationId group, String cursor, int limit) {
        return groups.requests(group, cursor, limit);
    }

    @Override
    public void approve(ConversationId group, UserId user) {
        groups.approve(group, user);
    }

    @Override
    public void decline(ConversationId group, UserId user) {
        groups.decline(group, user);
    }
}
