package parley.messaging.port.out;

import parley.kernel.ConversationId;

/// Where a cid was stored first.
public record CidLocation(ConversationId conversation, long seq) {}
