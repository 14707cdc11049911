package parley.proof.history;

import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.client.model.Cid;
import parley.client.model.ConversationId;
import parley.client.model.UserId;

/// What the server says it holds once everything has calmed down, read as any client can read it.
///
/// @param logs every conversation's entries, ascending by seq; of a group as its owner sees them
/// @param peers who belongs to each direct conversation; whatever else has a log is a group
/// @param inboxes what each member's inbox says of it
/// @param pages the seqs that each user gets by paging, without those to be skipped; not of all users
/// @param devices the devices of each user that are or were connected
/// @param redelivered entries that a device was sent again although it had confirmed everything
public record Truth(
        Map<ConversationId, List<Stored>> logs,
        Map<ConversationId, Set<UserId>> peers,
        Map<UserId, Map<ConversationId, Inbox>> inboxes,
        Map<UserId, Map<ConversationId, Set<Long>>> pages,
        Map<UserId, Set<String>> devices,
        List<String> redelivered) {
    public Truth {
        logs = Map.copyOf(logs);
        peers = Map.copyOf(peers);
        inboxes = Map.copyOf(inboxes);
        pages = Map.copyOf(pages);
        devices = Map.copyOf(devices);
        redelivered = List.copyOf(redelivered);
    }

    /// One entry of the log.
    ///
    /// @param change whether it is a change of its group
    /// @param joining whose membership begins with it
    /// @param leaving whose membership ends with it
    public record Stored(
            long seq, Cid cid, UserId sender, String token, boolean change, Set<UserId> joining, Set<UserId> leaving) {
        public Stored {
            joining = Set.copyOf(joining);
            leaving = Set.copyOf(leaving);
        }

        /// A message.
        public Stored(long seq, Cid cid, UserId sender, String token) {
            this(seq, cid, sender, token, false, Set.of(), Set.of());
        }

        /// A change of a group.
        public static Stored change(
                long seq, Cid cid, UserId actor, String token, Set<UserId> joining, Set<UserId> leaving) {
            return new Stored(seq, cid, actor, token, true, joining, leaving);
        }
    }

    /// One row of an inbox.
    ///
    /// @param member whether the user still belongs to the conversation
    public record Inbox(long head, long unread, long read, boolean member) {}
}
