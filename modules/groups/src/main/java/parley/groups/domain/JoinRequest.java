package parley.groups.domain;

import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Somebody asks to become a member.
///
/// @param device on which the user asked
/// @param at when, milliseconds since the epoch
public record JoinRequest(ConversationId group, UserId user, DeviceId device, long at) {}
