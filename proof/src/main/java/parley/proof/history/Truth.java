package parley.proof.history;

import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.client.model.Cid;
import parley.client.model.ConversationId;
import parley.client.model.UserId;

/// What the server says it holds once everything has calmed down, read as any client can read it.
///
/// @param logs every conversation's entries, ascending by seq
/// @param members who belongs to it
/// @param inboxes what each member's inbox says of it
/// @param devices the devices of each user
/// @param redelivered entries that a device was sent again although it had confirmed everything
public record Truth(
        Map<ConversationId, List<Stored>> logs,
        Map<ConversationId, Set<UserId>> members,
        Map<UserId, Map<ConversationId, Inbox>> inboxes,
        Map<UserId, Set<String>> devices,
        List<String> redelivered) {
    public Truth {
        logs = Map.copyOf(logs);
        members = Map.copyOf(members);
        inboxes = Map.copyOf(inboxes);
        devices = Map.copyOf(devices);
        redelivered = List.copyOf(redelivered);
    }

    /// One entry of the log.
    public record Stored(long seq, Cid cid, UserId sender, String token) {}

    /// One row of an inbox.
    public record Inbox(long head, long unread, long read) {}
}
