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
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.ListInbox;
import parley.messaging.port.in.ReadHistory;
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
        String next = page.next().isEmpty()
                ? ""
                : Cursor.behind(page.items().getLast().user().value());
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

    /// Entries whose content is gone become one `skip` per run.
    static JsonText history(ReadHistory.Result.Found found) {
        return JsonText.object(out -> {
            out.writeArrayFieldStart("items");
            List<LogEntry> entries = found.entries();
            int at = 0;
            while (at < entries.size()) {
                int end = endOfErased(entries, at);
                if (end > at) {
                    skip(out, entries.get(at).seq(), entries.get(end - 1).seq());
                    at = end;
                } else {
                    message(out, entries.get(at));
                    at++;
                }
            }
            out.writeEndArray();
            out.writeNumberField("head", found.head());
        });
    }

    /// Index behind the run of erased entries with consecutive seqs that starts at `from`; `from` if there is none.
    private static int endOfErased(List<LogEntry> entries, int from) {
        int end = from;
        while (end < entries.size()
                && entries.get(end).content().erased()
                && entries.get(end).seq() == entries.get(from).seq() + (end - from)) {
            end++;
        }
        return end;
    }

    private static void skip(JsonGenerator out, long from, long to) throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("skip");
        out.writeNumberField("from", from);
        out.writeNumberField("to", to);
        out.writeEndObject();
        out.writeEndObject();
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
            case Conversation.Group group -> out.writeStringField("kind", "group");
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
        out.writeArrayFieldStart("receipts");
        watermarks(out, item.watermarks());
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void message(JsonGenerator out, LogEntry entry) throws IOException {
        out.writeStartObject();
        out.writeStringField("conversation", entry.conversation().toString());
        out.writeNumberField("seq", entry.seq());
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
