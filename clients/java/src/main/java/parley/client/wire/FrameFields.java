package parley.client.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.client.model.Cid;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.ConversationSettings;
import parley.client.model.DeviceId;
import parley.client.model.ErrorCode;
import parley.client.model.HistoryEntry;
import parley.client.model.HistoryPage;
import parley.client.model.Message;
import parley.client.model.Presence;
import parley.client.model.SeqRange;
import parley.client.model.UserId;
import parley.client.model.Watermark;

/// The fields of one frame while it is read.
final class FrameFields {
    private final Map<String, Object> values = new HashMap<>();
    private List<FrameFields> items = List.of();

    void put(String name, Object value) {
        values.put(name, value);
    }

    /// The objects of the array `items`.
    void items(List<FrameFields> objects) {
        items = List.copyOf(objects);
    }

    ServerFrame toFrame() {
        try {
            return toFrame(text("t"));
        } catch (IllegalArgumentException invalid) {
            throw new MalformedFrameException(optionalText("t") + " frame: " + invalid.getMessage(), invalid);
        }
    }

    HistoryEntry toHistoryEntry() {
        try {
            return values.get("skip") instanceof FrameFields skip
                    ? new HistoryEntry.Skipped(skip.range())
                    : new HistoryEntry.Stored(message());
        } catch (IllegalArgumentException invalid) {
            throw new MalformedFrameException("history entry: " + invalid.getMessage(), invalid);
        }
    }

    HistoryPage toHistoryPage(List<HistoryEntry> entries) {
        try {
            return new HistoryPage(entries, number("head"));
        } catch (IllegalArgumentException invalid) {
            throw new MalformedFrameException("history: " + invalid.getMessage(), invalid);
        }
    }

    private ServerFrame toFrame(String type) {
        return switch (type) {
            case "welcome" -> welcome();
            case "synced" -> new ServerFrame.Synced();
            case "pong" -> new ServerFrame.Pong(optionalText("ref"), number("now"), heads());
            case "ack" ->
                new ServerFrame.Ack(
                        optionalText("ref"),
                        Cid.parse(text("cid")),
                        conversation(),
                        number("seq"),
                        number("at"),
                        flag("duplicate"));
            case "message" -> new ServerFrame.Message(message());
            case "skip" -> new ServerFrame.Skip(conversation(), range());
            case "behind" -> new ServerFrame.Behind(conversation(), range());
            case "receipt" ->
                new ServerFrame.Receipt(
                        conversation(),
                        user(),
                        optionalNumber("delivered", 0),
                        optionalNumber("read", 0),
                        number("at"));
            case "receipts" -> new ServerFrame.Receipts(conversation(), watermarks(), number("at"));
            case "read" -> new ServerFrame.Read(conversation(), number("seq"));
            case "settings" -> new ServerFrame.Settings(conversation(), settings());
            case "typing" -> new ServerFrame.Typing(conversation(), user(), flag("on"));
            case "presence" ->
                new ServerFrame.PresenceOf(new Presence(
                        user(), text("state").equals("online"), Instant.ofEpochMilli(optionalNumber("lastSeen", 0))));
            case "account" -> new ServerFrame.Account(text("change"));
            case "error" ->
                new ServerFrame.Failure(
                        optionalText("ref"),
                        optionalText("cid"),
                        ErrorCode.of(text("code")),
                        optionalText("message"),
                        optionalNumber("retryAfterMs", 0),
                        optionalNumber("now", 0));
            case "bye" -> new ServerFrame.Bye(text("reason"), optionalNumber("reconnectAfterMs", -1));
            default -> new ServerFrame.Unknown(type);
        };
    }

    private ServerFrame welcome() {
        return new ServerFrame.Welcome(
                UserId.parse(text("user")),
                DeviceId.parse(text("device")),
                text("session"),
                text("generation"),
                optionalText("route"),
                number("heartbeatMs"),
                number("now"),
                nested("inbox").optionalNumber("unread", 0),
                nested("limits").limits());
    }

    private ServerFrame.Limits limits() {
        ServerFrame.Limits defaults = ServerFrame.Limits.DEFAULTS;
        return new ServerFrame.Limits(
                limit("content", defaults.content()),
                limit("batch", defaults.batch()),
                limit("frame", defaults.frame()),
                limit("window", defaults.window()),
                limit("backlog", defaults.backlog()),
                limit("watch", defaults.watch()));
    }

    private int limit(String name, int absent) {
        return (int) Math.clamp(optionalNumber(name, absent), 1L, Integer.MAX_VALUE);
    }

    private Message message() {
        FrameFields from = nested("from");
        return new Message(
                conversation(),
                number("seq"),
                UserId.parse(from.text("user")),
                DeviceId.parse(from.text("device")),
                Cid.parse(text("cid")),
                Instant.ofEpochMilli(number("at")),
                new Content(text("content")),
                optionalText("kind").equals("system"));
    }

    private List<Watermark> watermarks() {
        List<Watermark> watermarks = new ArrayList<>();
        for (FrameFields item : items) {
            watermarks.add(
                    new Watermark(item.user(), item.optionalNumber("delivered", 0), item.optionalNumber("read", 0)));
        }
        return watermarks;
    }

    private ConversationSettings settings() {
        return ConversationSettings.of(
                optionalNumber("mutedUntil", 0), flag("archived"), flag("pinned"), flag("unread"));
    }

    private Map<ConversationId, Long> heads() {
        Map<ConversationId, Long> heads = new HashMap<>();
        FrameFields fields = nested("heads");
        fields.values.keySet().forEach(id -> heads.put(ConversationId.parse(id), fields.number(id)));
        return heads;
    }

    private ConversationId conversation() {
        return ConversationId.parse(text("conversation"));
    }

    private UserId user() {
        return UserId.parse(text("user"));
    }

    private boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    private SeqRange range() {
        return new SeqRange(number("from"), number("to"));
    }

    private FrameFields nested(String name) {
        return values.get(name) instanceof FrameFields fields ? fields : new FrameFields();
    }

    private String text(String name) {
        if (values.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("no text `" + name + "`");
    }

    /// A ref may be a number.
    private String optionalText(String name) {
        Object value = values.get(name);
        return value == null ? "" : value.toString();
    }

    private long number(String name) {
        if (values.get(name) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("no number `" + name + "`");
    }

    private long optionalNumber(String name, long absent) {
        return values.containsKey(name) ? number(name) : absent;
    }
}
