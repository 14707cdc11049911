package parley.client.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import parley.client.json.Json;
import parley.client.model.Cid;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.Recipient;
import parley.client.model.UserId;

/// Writes the frames that a client sends.
public final class ClientFrames {
    private ClientFrames() {}

    /// @param client name and version, at most 100 characters
    public static String hello(String client) {
        return write("hello", json -> json.writeStringField("client", client));
    }

    public static String ping(String ref) {
        return write("ping", json -> json.writeStringField("ref", ref));
    }

    /// The ref is the cid, so that a refusal can be told apart even if it repeats nothing else.
    public static String send(Recipient to, Cid cid, Content content) {
        return write("send", json -> {
            json.writeStringField("ref", cid.toString());
            json.writeObjectFieldStart("to");
            switch (to) {
                case Recipient.ToUser(var user) -> json.writeStringField("user", user.toString());
                case Recipient.ToConversation(var conversation) ->
                    json.writeStringField("conversation", conversation.toString());
            }
            json.writeEndObject();
            json.writeStringField("cid", cid.toString());
            json.writeFieldName("content");
            json.writeRawValue(content.json());
        });
    }

    public static String received(Map<ConversationId, Long> upTo) {
        return write("received", json -> {
            json.writeObjectFieldStart("upTo");
            for (Map.Entry<ConversationId, Long> each : upTo.entrySet()) {
                json.writeNumberField(each.getKey().toString(), each.getValue());
            }
            json.writeEndObject();
        });
    }

    public static String read(ConversationId conversation, long seq) {
        return write("read", json -> {
            json.writeStringField("conversation", conversation.toString());
            json.writeNumberField("seq", seq);
        });
    }

    public static String typing(ConversationId conversation, boolean on) {
        return write("typing", json -> {
            json.writeStringField("conversation", conversation.toString());
            json.writeBooleanField("on", on);
        });
    }

    /// @param users at most 100
    public static String watch(Collection<UserId> users) {
        return users("watch", users);
    }

    /// @param users at most 100
    public static String unwatch(Collection<UserId> users) {
        return users("unwatch", users);
    }

    private static String users(String type, Collection<UserId> users) {
        return write(type, json -> {
            json.writeArrayFieldStart("users");
            for (UserId user : users) {
                json.writeString(user.toString());
            }
            json.writeEndArray();
        });
    }

    private static String write(String type, Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.factory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("t", type);
            fields.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return text.toString();
    }

    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
