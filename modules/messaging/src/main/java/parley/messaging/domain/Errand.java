package parley.messaging.domain;

import java.util.List;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Something that only the owner of a conversation can do, and does for other instances.
public sealed interface Errand {
    ConversationId conversation();

    /// Stores a message. The stream that carried it is known to the instance that asks, which tells it.
    record Send(UserId sender, DeviceId device, Recipient to, Cid cid, Content content) implements Errand {
        @Override
        public ConversationId conversation() {
            return to.conversation(sender);
        }
    }

    /// Stores a change of a group and settles it with the owner of memberships.
    ///
    /// @param actor who made the change: the sender of the entry
    /// @param change names the change and becomes the entry's cid
    /// @param joining users whose membership begins with the entry
    /// @param leaving users whose membership ends with the entry
    /// @param creates whether the conversation comes into being by this change
    record Change(
            ConversationId conversation,
            UserId actor,
            DeviceId device,
            Cid change,
            Content content,
            List<UserId> joining,
            List<UserId> leaving,
            boolean creates)
            implements Errand {
        public Change {
            joining = List.copyOf(joining);
            leaving = List.copyOf(leaving);
        }
    }

    /// Finds out whether a cid is stored or on its way.
    record Inquiry(UserId sender, Recipient to, Cid cid) implements Errand {
        @Override
        public ConversationId conversation() {
            return to.conversation(sender);
        }
    }
}
