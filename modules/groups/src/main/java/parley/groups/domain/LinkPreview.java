package parley.groups.domain;

import parley.kernel.ConversationId;

/// What a link tells those who have it before they join.
///
/// @param avatar empty if there is none
/// @param members how many there are
/// @param approval whether joining needs the approval of an admin
public record LinkPreview(ConversationId group, String name, String avatar, int members, boolean approval) {}
