package parley.messaging.domain;

import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// A device has stored a conversation up to an entry.
public record CursorMark(UserId user, DeviceId device, ConversationId conversation, long seq) {}
