package parley.client.wire;

import java.util.List;
import java.util.Map;
import parley.client.model.Cid;
import parley.client.model.ConversationId;
import parley.client.model.ConversationSettings;
import parley.client.model.DeviceId;
import parley.client.model.ErrorCode;
import parley.client.model.Presence;
import parley.client.model.SeqRange;
import parley.client.model.UserId;
import parley.client.model.Watermark;

/// A frame from the server. Texts that a frame left out are empty, numbers 0.
public sealed interface ServerFrame {
    record Welcome(
            UserId user,
            DeviceId device,
            String session,
            String generation,
            String route,
            long heartbeatMs,
            long now,
            long unread,
            Limits limits)
            implements ServerFrame {}

    /// Everything up to the heads at connect has been sent.
    record Synced() implements ServerFrame {}

    record Pong(String ref, long now, Map<ConversationId, Long> heads) implements ServerFrame {
        public Pong {
            heads = Map.copyOf(heads);
        }
    }

    record Ack(String ref, Cid cid, ConversationId conversation, long seq, long at, boolean duplicate)
            implements ServerFrame {}

    record Message(parley.client.model.Message message) implements ServerFrame {}

    record Skip(ConversationId conversation, SeqRange range) implements ServerFrame {}

    record Behind(ConversationId conversation, SeqRange range) implements ServerFrame {}

    record Receipt(ConversationId conversation, UserId user, long delivered, long read, long at)
            implements ServerFrame {}

    record Read(ConversationId conversation, long seq) implements ServerFrame {}

    /// Watermarks of several members of a group.
    record Receipts(ConversationId conversation, List<Watermark> items, long at) implements ServerFrame {
        public Receipts {
            items = List.copyOf(items);
        }
    }

    record Settings(ConversationId conversation, ConversationSettings settings) implements ServerFrame {}

    record Typing(ConversationId conversation, UserId user, boolean on) implements ServerFrame {}

    record PresenceOf(Presence presence) implements ServerFrame {}

    record Account(String change) implements ServerFrame {}

    /// @param cid as text, because the refused frame's may not have been one
    record Failure(String ref, String cid, ErrorCode code, String message, long retryAfterMs, long now)
            implements ServerFrame {}

    /// @param reconnectAfterMs -1 if the server named no time
    record Bye(String reason, long reconnectAfterMs) implements ServerFrame {}

    /// A type that this version does not know.
    record Unknown(String type) implements ServerFrame {}

    /// What the server accepts.
    ///
    /// @param content bytes of a content object
    /// @param batch frames in one WebSocket message
    /// @param frame bytes of one WebSocket message
    /// @param window messages in flight to a device
    /// @param backlog entries after which a conversation is announced as behind
    /// @param watch users whose presence a session may watch
    record Limits(int content, int batch, int frame, int window, int backlog, int watch) {
        /// What holds until `welcome` says more.
        public static final Limits DEFAULTS = new Limits(65_536, 100, 262_144, 256, 1_000, 512);
    }
}
