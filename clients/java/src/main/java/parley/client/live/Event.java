package parley.client.live;

import java.time.Instant;
import java.util.List;
import parley.client.model.Cid;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.ConversationSettings;
import parley.client.model.ErrorCode;
import parley.client.model.GroupChange;
import parley.client.model.Message;
import parley.client.model.Presence;
import parley.client.model.Recipient;
import parley.client.model.SeqRange;
import parley.client.model.UserId;
import parley.client.model.Watermark;

/// What a live connection tells the application.
public sealed interface Event {
    /// A message that this client did not send: another user's, or one of the own user from elsewhere.
    /// Per conversation in ascending seq.
    record Received(Message message) implements Event {}

    /// A change of a group, told by an entry of its conversation; in its place among the messages.
    ///
    /// @param message the entry: who did it, and when
    record GroupChanged(Message message, GroupChange change) implements Event {}

    /// A message that this client sent is stored. May come before messages with lower seqs.
    record Sent(parley.client.model.Sent sent, Recipient to, Content content) implements Event {}

    /// A message that this client sent is not stored and will not be sent again.
    record SendRefused(Cid cid, Recipient to, Content content, ErrorCode code, String message) implements Event {}

    /// Entries that this device will never get.
    record Skipped(ConversationId conversation, SeqRange range) implements Event {}

    /// A member's devices received, or a member read, up to a seq.
    record Receipt(ConversationId conversation, Watermark watermark, Instant at) implements Event {}

    /// The same of several members of a group. Large groups do not push it: see [MessageReceipts].
    record Receipts(ConversationId conversation, List<Watermark> watermarks, Instant at) implements Event {
        public Receipts {
            watermarks = List.copyOf(watermarks);
        }
    }

    /// The own user has muted, archived, pinned or marked a conversation, here or on another device.
    record SettingsChanged(ConversationId conversation, ConversationSettings settings) implements Event {}

    /// Somebody has started to type, or is done.
    record Typing(ConversationId conversation, UserId user, boolean on) implements Event {}

    /// Whether a watched user is there: told when watching begins, and with every change.
    record PresenceChanged(Presence presence) implements Event {}

    /// Another device of the same user has read up to `seq`.
    record Read(ConversationId conversation, long seq) implements Event {}

    /// Everything up to the heads at connect has been received.
    record Synced() implements Event {}

    /// A conversation is so far ahead that it is paged; its entries follow as [Received] and [Skipped].
    record Behind(ConversationId conversation, SeqRange range) implements Event {}

    record StateChanged(ConnectionState state) implements Event {}

    /// News of the own account, such as `device_added`.
    record AccountChanged(String change) implements Event {}

    /// The server's log is another one than before (restored from a backup, for example): everything known of
    /// conversations is void, and entries come again from where the server thinks this device is.
    record Restarted(String generation) implements Event {}

    /// The server did something that the protocol rules out. The client has coped.
    ///
    /// @param total how many there were so far
    record Violation(String description, long total) implements Event {}

    /// An error from the server that answers no send.
    record Failed(ErrorCode code, String message) implements Event {}
}
