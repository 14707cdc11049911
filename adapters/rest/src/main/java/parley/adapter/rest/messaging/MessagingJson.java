package parley.adapter.rest.messaging;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import parley.adapter.rest.Cursor;
import parley.adapter.rest.JsonText;
import parley.kernel.Cid;
import parley.kernel.Page;
import parley.kernel.UserId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.ListInbox;
import parley.messaging.port.in.ReadMessageReceipts;
import parley.messaging.port.in.SendMessage;

/// The JSON of messaging's answers. Content goes out byte for byte as it came in.
final class MessagingJson {
    private MessagingJson() {}

    static JsonText ack(Cid cid, SendMessage.Result.Sent sent) {
        return JsonText.object(out -> {
            out.writeStringField("cid", cid.toString());
            out.writeStringField("conversation", sent.conversation().toString());
            out.writeNumberField("seq", sent.seq());
            out.writeNumberField("at", sent.at());
            if (sent.duplicate()) {
                out.writeBooleanField("duplicate", true);
            }
        });
    }

    static JsonText receipts(Page<Watermark> page) {
        String next = page.next().isEmpty() ? "" : behindLast(page.items());
        return JsonText.page(out -> watermarks(out, page.items()), next);
    }

    static JsonText inbox(UserId user, Page<ListInbox.Item> page) {
        String next = page.next().isEmpty() || page.items().isEmpty()
                ? ""
                : Cursor.behind(page.items().getLast().row().conversation().value());
        return JsonText.page(
                out -> {
                    for (ListInbox.Item item : page.items()) {
                        conversation(out, user, item);
                    }
                },
                next);
    }

    static JsonText settings(ConversationSettings settings) {
        return JsonText.object(out -> settings(out, settings));
    }

    private static void settings(JsonGenerator out, ConversationSettings settings) throws IOException {
        boolean forEver = settings.mutedUntil() == ConversationSettings.FOR_EVER;
        out.writeNumberField("mutedUntil", forEver ? SettingsEndpoint.FOR_EVER : settings.mutedUntil());
        out.writeBooleanField("archived", settings.archived());
        out.writeBooleanField("pinned", settings.pinned());
        out.writeBooleanField("unread", settings.unread());
    }

    /// Who has received and read the entry `seq`.
    static JsonText messageReceipts(long seq, ReadMessageReceipts.Result.Found found) {
        List<Watermark> items = found.page().items();
        return JsonText.object(out -> {
            out.writeNumberField("members", found.members());
            out.writeNumberField("delivered", found.delivered());
            out.writeNumberField("read", found.read());
            out.writeArrayFieldStart("items");
            for (Watermark watermark : items) {
                out.writeStartObject();
                out.writeStringField("user", watermark.user().toString());
                out.writeBooleanField("delivered", watermark.delivered() >= seq);
                out.writeBooleanField("read", watermark.read() >= seq);
                out.writeEndObject();
            }
            out.writeEndArray();
            if (!found.page().next().isEmpty()) {
                out.writeStringField("next", behindLast(items));
            }
        });
    }

    private static String behindLast(List<Watermark> watermarks) {
        return Cursor.behind(watermarks.getLast().user().value());
    }

    private static void conversation(JsonGenerator out, UserId user, ListInbox.Item item) throws IOException {
        out.writeStartObject();
        out.writeStringField("conversation", item.row().conversation().toString());
        switch (item.conversation()) {
            case Conversation.Direct direct -> {
                out.writeStringField("kind", "direct");
                out.writeObjectFieldStart("peer");
                out.writeStringField("user", direct.peerOf(user).toString());
                out.writeEndObject();
            }
            case Conversation.Group group -> {
                out.writeStringField("kind", "group");
                out.writeBooleanField("member", item.member());
            }
        }
        out.writeNumberField("head", item.row().head());
        out.writeNumberField("at", item.row().at());
        out.writeNumberField("unread", item.row().unread());
        out.writeNumberField("read", item.row().readSeq());
        if (item.last() instanceof ListInbox.Last.Message(LogEntry entry)
                && !entry.content().erased()) {
            out.writeFieldName("last");
            message(out, entry);
        }
        out.writeObjectFieldStart("settings");
        settings(out, item.row().settings());
        out.writeEndObject();
        out.writeArrayFieldStart("receipts");
        watermarks(out, item.watermarks());
        out.writeEndArray();
        out.writeEndObject();
    }

    static void message(JsonGenerator out, LogEntry entry) throws IOException {
        out.writeStartObject();
        out.writeStringField("conversation", entry.conversation().toString());
        out.writeNumberField("seq", entry.seq());
        if (entry.kind() == EntryKind.SYSTEM) {
            out.writeStringField("kind", "system");
        }
        out.writeObjectFieldStart("from");
        out.writeStringField("user", entry.sender().toString());
        out.writeStringField("device", entry.device().toString());
        out.writeEndObject();
        out.writeStringField("cid", entry.cid().toString());
        out.writeNumberField("at", entry.at());
        out.writeFieldName("content");
        out.writeRawValue(new String(entry.content().json(), StandardCharsets.UTF_8));
        out.writeEndObject();
    }

    private static void watermarks(JsonGenerator out, List<Watermark> watermarks) throws IOException {
        for (Watermark watermark : watermarks) {
            out.writeStartObject();
            out.writeStringField("user", watermark.user().toString());
            out.writeNumberField("delivered", watermark.delivered());
            out.writeNumberField("read", watermark.read());
            out.writeEndObject();
        }
    }
}
