package parley.proof.history;

import parley.client.model.Cid;
import parley.client.model.ConversationId;
import parley.client.model.Recipient;
import parley.client.model.UserId;

/// One thing that a client did or was told, in the order in which its device noted it.
///
/// `token` is the text of a message, unique in a run; it stands for the message whatever the server makes of
/// it. Of a change of a group it is made from its cid.
public sealed interface Observation {
    /// The device asked for a message to be sent.
    ///
    /// @param order position among what this device sent there
    record Submitted(String device, UserId from, Recipient to, String token, long order) implements Observation {}

    /// The server said that the message is stored.
    record Acknowledged(String device, String token, Cid cid, ConversationId conversation, long seq)
            implements Observation {}

    /// The server said that the message is not stored.
    record Refused(String device, String token, String code) implements Observation {}

    /// The device got somebody's message, or its own from another device.
    record Received(String device, ConversationId conversation, long seq, Cid cid, String token)
            implements Observation {}

    /// The device was told that it will never get these entries.
    record Skipped(String device, ConversationId conversation, long from, long to) implements Observation {}

    /// The device said that its user has read up to here.
    record Read(String device, UserId user, ConversationId conversation, long seq) implements Observation {}

    /// The client library caught the server at something that the protocol rules out.
    record Violated(String device, String what) implements Observation {}

    /// The device's connection came to another state, such as connected or replaced.
    record Moved(String device, String state) implements Observation {}

    /// Something was done to the server or the network.
    record Injured(String device, String what) implements Observation {}

    /// Which device noted it; `-` for the network.
    String device();
}
