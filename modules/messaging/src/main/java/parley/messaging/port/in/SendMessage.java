package parley.messaging.port.in;

import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.messaging.domain.Content;
import parley.messaging.domain.Recipient;

/// Stores a message in its conversation and delivers it to every device of every member.
@FunctionalInterface
public interface SendMessage {
    /// Takes the message and returns; `reply` gets the result once, later, on another thread or on this one.
    ///
    /// Commands of one session to one conversation get increasing seqs in the order of the calls. Does not
    /// wait for the disk. Blocks only when the conversation's queue is full.
    void send(Command command, Reply reply);

    record Command(UserId sender, DeviceId device, Carrier carrier, Recipient to, Cid cid, Content content) {}

    /// How the message came in.
    sealed interface Carrier {
        /// On a stream, which gets the reply instead of a push of the entry.
        record Stream(SessionId session) implements Carrier {}

        /// In a request of its own: every device of the sender gets the entry pushed.
        record Request() implements Carrier {}
    }

    /// Receives the result; must neither block nor throw.
    @FunctionalInterface
    interface Reply {
        void accept(Result result);
    }

    sealed interface Result {
        /// Durable, and so is its fan-out.
        ///
        /// @param at server time of the entry, milliseconds since the epoch
        /// @param duplicate whether the cid had been stored before; seq and at are then those of the first
        /// time
        record Sent(ConversationId conversation, long seq, long at, boolean duplicate) implements Result {}

        /// No such user or conversation, or the sender is not a member of it. Not stored.
        record NotFound() implements Result {}

        /// The sender was a member of the group, but is not now. Not stored.
        record NotMember() implements Result {}

        /// The sender is a member, but not one who may send to this group. Not stored.
        record NotAllowed() implements Result {}

        /// One of the two users blocks the other. Not stored.
        record Blocked() implements Result {}

        /// The sender used the cid in another conversation. Not stored.
        record CidTaken() implements Result {}

        /// The cid claims to be minted more than 2 minutes after `now`. Not stored.
        record CidAhead(long now) implements Result {}

        /// The content is larger than `limit` bytes. Not stored.
        record TooLarge(int limit) implements Result {}

        /// The store refused. Not stored.
        record Failed() implements Result {}

        /// Unknown whether it was stored: send the same cid again.
        record Unavailable() implements Result {}
    }
}
