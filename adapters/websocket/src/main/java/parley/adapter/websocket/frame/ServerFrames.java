package parley.adapter.websocket.frame;

import static parley.adapter.websocket.frame.JsonBytes.ascii;

import java.util.Map;
import parley.kernel.ConversationId;

/// Writes server frames, member by member.
final class ServerFrames {
    /// More than most frames take.
    static final int TYPICAL_SIZE = 256;

    private static final byte[] WELCOME = ascii("{\"t\":\"welcome\",\"user\":");
    private static final byte[] DEVICE = ascii(",\"device\":");
    private static final byte[] SESSION = ascii(",\"session\":");
    private static final byte[] GENERATION = ascii(",\"generation\":");
    private static final byte[] ROUTE = ascii(",\"route\":");
    private static final byte[] HEARTBEAT = ascii(",\"heartbeatMs\":");
    private static final byte[] NOW = ascii(",\"now\":");
    private static final byte[] INBOX = ascii(",\"inbox\":{\"unread\":");
    private static final byte[] LIMITS = ascii("},\"limits\":{\"content\":");
    private static final byte[] BATCH = ascii(",\"batch\":");
    private static final byte[] FRAME = ascii(",\"frame\":");
    private static final byte[] WINDOW = ascii(",\"window\":");
    private static final byte[] BACKLOG = ascii(",\"backlog\":");
    private static final byte[] WATCH = ascii(",\"watch\":");
    private static final byte[] SYNCED = ascii("{\"t\":\"synced\"}");
    private static final byte[] PONG = ascii("{\"t\":\"pong\"");
    private static final byte[] HEADS = ascii(",\"heads\":{");
    private static final byte[] ACK = ascii("{\"t\":\"ack\"");
    private static final byte[] REF = ascii(",\"ref\":");
    private static final byte[] CID = ascii(",\"cid\":");
    private static final byte[] CONVERSATION = ascii(",\"conversation\":");
    private static final byte[] SEQ = ascii(",\"seq\":");
    private static final byte[] AT = ascii(",\"at\":");
    private static final byte[] DUPLICATE = ascii(",\"duplicate\":true");
    private static final byte[] SKIP = ascii("{\"t\":\"skip\"");
    private static final byte[] BEHIND = ascii("{\"t\":\"behind\"");
    private static final byte[] FROM = ascii(",\"from\":");
    private static final byte[] TO = ascii(",\"to\":");
    private static final byte[] RECEIPT = ascii("{\"t\":\"receipt\"");
    private static final byte[] USER = ascii(",\"user\":");
    private static final byte[] DELIVERED = ascii(",\"delivered\":");
    private static final byte[] READ_UP_TO = ascii(",\"read\":");
    private static final byte[] READ = ascii("{\"t\":\"read\"");
    private static final byte[] RECEIPTS = ascii("{\"t\":\"receipts\"");
    private static final byte[] ITEMS = ascii(",\"items\":[");
    private static final byte[] ITEM = ascii("{\"user\":");
    private static final byte[] SETTINGS = ascii("{\"t\":\"settings\"");
    private static final byte[] MUTED_UNTIL = ascii(",\"mutedUntil\":");
    private static final byte[] ARCHIVED = ascii(",\"archived\":");
    private static final byte[] PINNED = ascii(",\"pinned\":");
    private static final byte[] UNREAD = ascii(",\"unread\":");
    private static final byte[] TYPING = ascii("{\"t\":\"typing\"");
    private static final byte[] ON = ascii(",\"on\":");
    private static final byte[] PRESENCE = ascii("{\"t\":\"presence\",\"user\":");
    private static final byte[] ONLINE = ascii(",\"state\":\"online\"");
    private static final byte[] OFFLINE = ascii(",\"state\":\"offline\"");
    private static final byte[] LAST_SEEN = ascii(",\"lastSeen\":");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] ACCOUNT = ascii("{\"t\":\"account\",\"change\":");
    private static final byte[] ERROR = ascii("{\"t\":\"error\"");
    private static final byte[] CODE = ascii(",\"code\":");
    private static final byte[] MESSAGE = ascii(",\"message\":");
    private static final byte[] RETRY_AFTER = ascii(",\"retryAfterMs\":");
    private static final byte[] BYE = ascii("{\"t\":\"bye\",\"reason\":");
    private static final byte[] RECONNECT_AFTER = ascii(",\"reconnectAfterMs\":");

    private ServerFrames() {}

    static void encode(ServerFrame.Plain frame, JsonBytes out) {
        switch (frame) {
            case ServerFrame.Welcome welcome -> welcome(welcome, out);
            case ServerFrame.Synced synced -> out.raw(SYNCED);
            case ServerFrame.Pong pong -> pong(pong, out);
            case ServerFrame.Ack ack -> ack(ack, out);
            case ServerFrame.Skip skip -> range(out.raw(SKIP), skip.conversation(), skip.from(), skip.to());
            case ServerFrame.Behind behind -> range(out.raw(BEHIND), behind.conversation(), behind.from(), behind.to());
            case ServerFrame.Receipt receipt -> receipt(receipt, out);
            case ServerFrame.Receipts receipts -> receipts(receipts, out);
            case ServerFrame.Settings settings -> settings(settings, out);
            case ServerFrame.Typing typing ->
                conversation(out.raw(TYPING), typing.conversation())
                        .raw(USER)
                        .id(typing.user().value())
                        .raw(ON)
                        .raw(bool(typing.on()))
                        .raw('}');
            case ServerFrame.Presence presence -> presence(presence, out);
            case ServerFrame.ReadElsewhere read ->
                conversation(out.raw(READ), read.conversation())
                        .raw(SEQ)
                        .number(read.seq())
                        .raw('}');
            case ServerFrame.Account account ->
                out.raw(ACCOUNT).text(account.change()).raw('}');
            case ServerFrame.Bye bye -> bye(bye, out);
            case ErrorFrame error -> error(error, out);
        }
    }

    private static void welcome(ServerFrame.Welcome frame, JsonBytes out) {
        ServerFrame.Limits limits = frame.limits();
        out.raw(WELCOME).id(frame.user().value());
        out.raw(DEVICE).id(frame.device().value());
        out.raw(SESSION).id(frame.session().value());
        out.raw(GENERATION).text(frame.generation());
        out.raw(ROUTE).text(frame.route());
        out.raw(HEARTBEAT).number(frame.heartbeatMs());
        out.raw(NOW).number(frame.now());
        out.raw(INBOX).number(frame.unread());
        out.raw(LIMITS).number(limits.content());
        out.raw(BATCH).number(limits.batch());
        out.raw(FRAME).number(limits.frame());
        out.raw(WINDOW).number(limits.window());
        out.raw(BACKLOG).number(limits.backlog());
        out.raw(WATCH).number(limits.watch());
        out.raw('}').raw('}');
    }

    private static void pong(ServerFrame.Pong frame, JsonBytes out) {
        ref(out.raw(PONG), frame.ref()).raw(NOW).number(frame.now());
        if (!frame.heads().isEmpty()) {
            out.raw(HEADS);
            boolean first = true;
            for (Map.Entry<ConversationId, Long> head : frame.heads().entrySet()) {
                if (!first) {
                    out.raw(',');
                }
                out.id(head.getKey().value()).raw(':').number(head.getValue());
                first = false;
            }
            out.raw('}');
        }
        out.raw('}');
    }

    private static void ack(ServerFrame.Ack frame, JsonBytes out) {
        ref(out.raw(ACK), frame.ref()).raw(CID).id(frame.cid().value());
        conversation(out, frame.conversation()).raw(SEQ).number(frame.seq());
        out.raw(AT).number(frame.at());
        if (frame.duplicate()) {
            out.raw(DUPLICATE);
        }
        out.raw('}');
    }

    private static void range(JsonBytes out, ConversationId conversation, long from, long to) {
        conversation(out, conversation)
                .raw(FROM)
                .number(from)
                .raw(TO)
                .number(to)
                .raw('}');
    }

    private static void receipt(ServerFrame.Receipt frame, JsonBytes out) {
        conversation(out.raw(RECEIPT), frame.conversation())
                .raw(USER)
                .id(frame.user().value());
        watermarks(frame.delivered(), frame.read(), out);
        out.raw(AT).number(frame.at()).raw('}');
    }

    private static void receipts(ServerFrame.Receipts frame, JsonBytes out) {
        conversation(out.raw(RECEIPTS), frame.conversation()).raw(ITEMS);
        boolean first = true;
        for (ServerFrame.Receipts.Item item : frame.items()) {
            if (!first) {
                out.raw(',');
            }
            watermarks(
                    item.delivered(), item.read(), out.raw(ITEM).id(item.user().value()));
            out.raw('}');
            first = false;
        }
        out.raw(']').raw(AT).number(frame.at()).raw('}');
    }

    private static void watermarks(long delivered, long read, JsonBytes out) {
        if (delivered > 0) {
            out.raw(DELIVERED).number(delivered);
        }
        if (read > 0) {
            out.raw(READ_UP_TO).number(read);
        }
    }

    private static void settings(ServerFrame.Settings frame, JsonBytes out) {
        conversation(out.raw(SETTINGS), frame.conversation());
        out.raw(MUTED_UNTIL).number(frame.mutedUntil());
        out.raw(ARCHIVED).raw(bool(frame.archived()));
        out.raw(PINNED).raw(bool(frame.pinned()));
        out.raw(UNREAD).raw(bool(frame.unread())).raw('}');
    }

    private static void presence(ServerFrame.Presence frame, JsonBytes out) {
        out.raw(PRESENCE).id(frame.user().value()).raw(frame.online() ? ONLINE : OFFLINE);
        if (frame.lastSeen() > 0) {
            out.raw(LAST_SEEN).number(frame.lastSeen());
        }
        out.raw('}');
    }

    private static byte[] bool(boolean value) {
        return value ? TRUE : FALSE;
    }

    private static void error(ErrorFrame frame, JsonBytes out) {
        ref(out.raw(ERROR), frame.ref());
        frame.cid().ifPresent(cid -> out.raw(CID).id(cid.value()));
        out.raw(CODE).text(frame.code().word());
        out.raw(MESSAGE).text(frame.message());
        frame.retryAfterMs().ifPresent(millis -> out.raw(RETRY_AFTER).number(millis));
        frame.now().ifPresent(now -> out.raw(NOW).number(now));
        out.raw('}');
    }

    private static void bye(ServerFrame.Bye frame, JsonBytes out) {
        out.raw(BYE).text(frame.reason().word());
        if (frame.reconnectAfterMs() >= 0) {
            out.raw(RECONNECT_AFTER).number(frame.reconnectAfterMs());
        }
        out.raw('}');
    }

    private static JsonBytes ref(JsonBytes out, Ref ref) {
        return ref.given() ? out.raw(REF).raw(ref.json()) : out;
    }

    private static JsonBytes conversation(JsonBytes out, ConversationId conversation) {
        return out.raw(CONVERSATION).id(conversation.value());
    }
}
