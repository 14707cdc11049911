package parley.adapter.websocket.frame;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;

/// A frame for a client, encoded when it is written.
public sealed interface ServerFrame {
    /// About how many bytes the frame takes: what it counts for in a queue.
    int size();

    /// Writes the frame as one JSON object.
    void encode(JsonBytes out);

    /// A frame whose JSON several sessions share: made when the first of them writes it, and changed by nobody.
    final class Shared implements ServerFrame {
        private final int size;
        private final Supplier<byte[]> json;

        /// @param size about how many bytes it will be
        public Shared(int size, Supplier<byte[]> json) {
            this.size = size;
            this.json = json;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public void encode(JsonBytes out) {
            out.raw(json.get());
        }
    }

    /// A frame written by [ServerFrames].
    sealed interface Plain extends ServerFrame
            permits Welcome,
                    Synced,
                    Pong,
                    Ack,
                    Skip,
                    Behind,
                    Receipt,
                    Receipts,
                    ReadElsewhere,
                    Settings,
                    Typing,
                    Presence,
                    Account,
                    Bye,
                    ErrorFrame {
        @Override
        default int size() {
            return ServerFrames.TYPICAL_SIZE;
        }

        @Override
        default void encode(JsonBytes out) {
            ServerFrames.encode(this, out);
        }
    }

    record Welcome(
            UserId user,
            DeviceId device,
            SessionId session,
            String generation,
            String route,
            long heartbeatMs,
            long now,
            long unread,
            Limits limits)
            implements Plain {}

    /// What `welcome` announces; see `docs/protocol.md`.
    record Limits(int content, int batch, int frame, int window, int backlog, int watch) {}

    record Synced() implements Plain {}

    record Pong(Ref ref, long now, Map<ConversationId, Long> heads) implements Plain {
        private static final int HEAD_SIZE = 60;

        public Pong {
            heads = Map.copyOf(heads);
        }

        @Override
        public int size() {
            return ServerFrames.TYPICAL_SIZE + heads.size() * HEAD_SIZE;
        }
    }

    record Ack(Ref ref, Cid cid, ConversationId conversation, long seq, long at, boolean duplicate) implements Plain {}

    record Skip(ConversationId conversation, long from, long to) implements Plain {}

    record Behind(ConversationId conversation, long from, long to) implements Plain {}

    /// @param delivered 0 if nothing yet: left out
    /// @param read 0 if nothing yet: left out
    record Receipt(ConversationId conversation, UserId user, long delivered, long read, long at) implements Plain {}

    /// What several members of a group have received and read.
    record Receipts(ConversationId conversation, List<Item> items, long at) implements Plain {
        private static final int ITEM_SIZE = 120;

        public Receipts {
            items = List.copyOf(items);
        }

        /// @param delivered 0 if nothing yet: left out
        /// @param read 0 if nothing yet: left out
        public record Item(UserId user, long delivered, long read) {}

        @Override
        public int size() {
            return ServerFrames.TYPICAL_SIZE + items.size() * ITEM_SIZE;
        }
    }

    record ReadElsewhere(ConversationId conversation, long seq) implements Plain {}

    /// @param mutedUntil 0 not at all, [#FOR_EVER], or a time
    record Settings(ConversationId conversation, long mutedUntil, boolean archived, boolean pinned, boolean unread)
            implements Plain {
        public static final long FOR_EVER = -1;
    }

    record Typing(ConversationId conversation, UserId user, boolean on) implements Plain {}

    /// @param lastSeen 0 if unknown or nobody's business: left out
    record Presence(UserId user, boolean online, long lastSeen) implements Plain {}

    record Account(String change) implements Plain {}

    /// @param reconnectAfterMs when to come back; negative if the client decides: left out
    record Bye(ByeReason reason, long reconnectAfterMs) implements Plain {}
}
