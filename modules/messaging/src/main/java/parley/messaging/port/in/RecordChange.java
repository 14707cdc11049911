package parley.messaging.port.in;

import java.util.List;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.domain.Content;

/// Stores a change of a group as an entry of its conversation, and lets memberships begin and end at its seq.
///
/// The entry's seq is settled with the owner of memberships before anybody is told of it. Idempotent by the change's
/// id: repeating a change that is stored completes whatever a crash left undone.
@FunctionalInterface
public interface RecordChange {
    /// Blocks until the result is known.
    Result record(Command command);

    /// @param actor who made the change: the sender of the entry
    /// @param change names the change and becomes the entry's cid
    /// @param content what changed, as clients see it
    /// @param joining users whose membership begins with this entry; none of them is a member
    /// @param leaving users whose membership ends with this entry
    /// @param creates whether the conversation comes into being by this change
    record Command(
            ConversationId group,
            UserId actor,
            DeviceId device,
            Cid change,
            Content content,
            List<UserId> joining,
            List<UserId> leaving,
            boolean creates) {
        public Command {
            joining = List.copyOf(joining);
            leaving = List.copyOf(leaving);
        }
    }

    sealed interface Result {
        /// Durable and settled.
        ///
        /// @param at server time of the entry, milliseconds since the epoch
        record Recorded(long seq, long at) implements Result {}

        /// No such conversation, and the change does not create it. Not stored.
        record NotFound() implements Result {}

        /// The store refused, or the id was used for something else. Not stored.
        record Failed() implements Result {}

        /// Unknown whether it was stored: record the same change again.
        record Unavailable() implements Result {}
    }
}
