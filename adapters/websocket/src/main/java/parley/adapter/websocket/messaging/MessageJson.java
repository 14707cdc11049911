package parley.adapter.websocket.messaging;

import static parley.adapter.websocket.frame.JsonBytes.ascii;

import parley.adapter.websocket.frame.JsonBytes;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.LogEntry;

/// Writes the `message` frame of an entry.
final class MessageJson {
    private static final int SKELETON_SIZE = 320;
    private static final byte[] CONVERSATION = ascii("{\"t\":\"message\",\"conversation\":");
    private static final byte[] SEQ = ascii(",\"seq\":");
    private static final byte[] USER = ascii(",\"from\":{\"user\":");
    private static final byte[] DEVICE = ascii(",\"device\":");
    private static final byte[] CID = ascii("},\"cid\":");
    private static final byte[] AT = ascii(",\"at\":");
    private static final byte[] SYSTEM = ascii(",\"kind\":\"system\"");
    private static final byte[] CONTENT = ascii(",\"content\":");

    private MessageJson() {}

    /// About how many bytes [#encode] returns.
    static int size(LogEntry entry) {
        return SKELETON_SIZE + entry.content().size();
    }

    static byte[] encode(LogEntry entry) {
        JsonBytes out = new JsonBytes(size(entry));
        out.raw(CONVERSATION).id(entry.conversation().value());
        out.raw(SEQ).number(entry.seq());
        out.raw(USER).id(entry.sender().value());
        out.raw(DEVICE).id(entry.device().value());
        out.raw(CID).id(entry.cid().value());
        out.raw(AT).number(entry.at());
        if (entry.kind() == EntryKind.SYSTEM) {
            out.raw(SYSTEM);
        }
        out.raw(CONTENT).raw(entry.content().json()).raw('}');
        return out.toByteArray();
    }
}
