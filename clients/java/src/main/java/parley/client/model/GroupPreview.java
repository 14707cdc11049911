package parley.client.model;

/// What a link tells before one joins.
///
/// @param avatar empty if there is none
/// @param approval whether an admin decides
public record GroupPreview(ConversationId group, String name, String avatar, int members, boolean approval) {}
