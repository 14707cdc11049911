package parley.client.scripted;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import parley.client.json.Json;
import parley.client.model.Cid;
import parley.client.model.ConversationId;
import parley.client.model.DeviceId;
import parley.client.model.UserId;

/// Server frames for tests. Alice's laptop is the client.
public final class Frames {
    public static final UserId ALICE = new UserId(new UUID(0x4000, 0x8000_0000_0000_000AL));
    public static final UserId BOB = new UserId(new UUID(0x4000, 0x8000_0000_0000_000BL));
    public static final DeviceId LAPTOP = new DeviceId(new UUID(0x4000, 0x8000_0000_0000_00A1L));
    public static final DeviceId PHONE = new DeviceId(new UUID(0x4000, 0x8000_0000_0000_00B1L));
    public static final ConversationId CHAT = new ConversationId(new UUID(0x4000, 0x8000_0000_0000_00C1L));
    public static final ConversationId OTHER_CHAT = new ConversationId(new UUID(0x4000, 0x8000_0000_0000_00C2L));
    public static final long NOW = 1_750_000_000_000L;

    private Frames() {}

    public static String welcome(String generation) {
        return welcome(generation, 30_000);
    }

    public static String welcome(String generation, long heartbeatMs) {
        return welcome(generation, heartbeatMs, 20_000);
    }

    /// A welcome of a server that takes 10 frames and `maxBytes` bytes in one message, and 1,000 bytes of
    /// content.
    public static String welcome(String generation, long heartbeatMs, int maxBytes) {
        ObjectNode frame = frame("welcome")
                .put("user", ALICE.toString())
                .put("device", LAPTOP.toString())
                .put("session", UUID.randomUUID().toString())
                .put("generation", generation)
                .put("route", "r 1")
                .put("heartbeatMs", heartbeatMs)
                .put("now", NOW);
        frame.putObject("inbox").put("unread", 3);
        frame.putObject("limits")
                .put("content", 1_000)
                .put("batch", 10)
                .put("frame", maxBytes)
                .put("window", 256)
                .put("backlog", 1_000);
        return Json.write(frame);
    }

    public static String synced() {
        return Json.write(frame("synced"));
    }

    /// A cid that is the same for the same number.
    public static Cid cid(long number) {
        return Cid.of(NOW, 0, number);
    }

    public static String message(ConversationId conversation, long seq) {
        return message(conversation, seq, BOB, cid(seq));
    }

    public static String message(ConversationId conversation, long seq, UserId from, Cid cid) {
        return Json.write(messageFields(frame("message"), conversation, seq, from, cid));
    }

    /// A message as pages of history have it.
    public static ObjectNode historyMessage(ConversationId conversation, long seq) {
        return messageFields(Json.object(), conversation, seq, BOB, cid(seq));
    }

    private static ObjectNode messageFields(
            ObjectNode frame, ConversationId conversation, long seq, UserId from, Cid cid) {
        frame.put("conversation", conversation.toString()).put("seq", seq);
        frame.putObject("from").put("user", from.toString()).put("device", PHONE.toString());
        frame.put("cid", cid.toString()).put("at", NOW + seq);
        frame.putObject("content").put("text", "message " + seq);
        return frame;
    }

    public static String ack(String cid, ConversationId conversation, long seq) {
        return Json.write(frame("ack")
                .put("ref", cid)
                .put("cid", cid)
                .put("conversation", conversation.toString())
                .put("seq", seq)
                .put("at", NOW + seq));
    }

    public static String error(String cid, String code) {
        return Json.write(
                frame("error").put("ref", cid).put("cid", cid).put("code", code).put("message", "because"));
    }

    public static String skip(ConversationId conversation, long from, long to) {
        return range("skip", conversation, from, to);
    }

    public static String behind(ConversationId conversation, long from, long to) {
        return range("behind", conversation, from, to);
    }

    private static String range(String type, ConversationId conversation, long from, long to) {
        return Json.write(frame(type)
                .put("conversation", conversation.toString())
                .put("from", from)
                .put("to", to));
    }

    public static String bye(String reason) {
        return Json.write(frame("bye").put("reason", reason));
    }

    public static String bye(String reason, long reconnectAfterMs) {
        return Json.write(frame("bye").put("reason", reason).put("reconnectAfterMs", reconnectAfterMs));
    }

    /// Frames as one WebSocket message.
    public static String batch(String... frames) {
        return "[" + String.join(",", frames) + "]";
    }

    public static ObjectNode frame(String type) {
        return Json.object().put("t", type);
    }
}
