package parley.client.model;

import java.time.Instant;

/// A group as one of its members sees it.
///
/// @param group the group's id, which is that of its conversation
/// @param avatar id of its picture; empty if it has none
/// @param role the own role; [GroupRole#NONE] for a former member
/// @param members how many there are
/// @param version changes with every change; a change that names another is refused
public record Group(
        ConversationId group,
        String name,
        String description,
        String avatar,
        GroupRole role,
        int members,
        GroupRules rules,
        long version,
        Instant createdAt) {}
