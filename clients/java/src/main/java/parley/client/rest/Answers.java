package parley.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import parley.client.json.Json;
import parley.client.model.Cid;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.Device;
import parley.client.model.DeviceId;
import parley.client.model.InboxItem;
import parley.client.model.Message;
import parley.client.model.Profile;
import parley.client.model.UserId;
import parley.client.model.Watermark;

/// Reads the answers of the REST API.
final class Answers {
    private Answers() {}

    static <T> List<T> items(JsonNode answer, Function<JsonNode, T> item) {
        List<T> items = new ArrayList<>();
        answer.path("items").forEach(node -> items.add(item.apply(node)));
        return items;
    }

    static Profile profile(JsonNode node) {
        String handle = node.path("handle").asText();
        String name = node.path("name").asText();
        return new Profile(UserId.parse(node.path("user").asText()), handle, name.isEmpty() ? handle : name);
    }

    static Device device(JsonNode node) {
        return new Device(
                DeviceId.parse(node.path("device").asText()),
                node.path("name").asText(),
                time(node.path("createdAt")),
                time(node.path("lastSeenAt")),
                node.path("current").asBoolean());
    }

    static Watermark watermark(JsonNode node) {
        return new Watermark(
                UserId.parse(node.path("user").asText()),
                node.path("delivered").asLong(),
                node.path("read").asLong());
    }

    static List<InboxItem> inbox(JsonNode answer) {
        List<InboxItem> items = new ArrayList<>();
        for (JsonNode node : answer.path("items")) {
            if (node.path("kind").asText().equals("direct")) {
                items.add(inboxItem(node));
            }
        }
        return items;
    }

    private static InboxItem inboxItem(JsonNode node) {
        ConversationId conversation =
                ConversationId.parse(node.path("conversation").asText());
        JsonNode last = node.path("last");
        List<Watermark> receipts = new ArrayList<>();
        node.path("receipts").forEach(receipt -> receipts.add(watermark(receipt)));
        return new InboxItem(
                conversation,
                UserId.parse(node.path("peer").path("user").asText()),
                node.path("head").asLong(),
                time(node.path("at")),
                node.path("unread").asLong(),
                node.path("read").asLong(),
                last.isObject() && last.has("seq") ? List.of(message(conversation, last)) : List.of(),
                receipts);
    }

    private static Message message(ConversationId conversation, JsonNode node) {
        return new Message(
                conversation,
                node.path("seq").asLong(),
                UserId.parse(node.path("from").path("user").asText()),
                DeviceId.parse(node.path("from").path("device").asText()),
                Cid.parse(node.path("cid").asText()),
                time(node.path("at")),
                new Content(Json.write(node.path("content"))));
    }

    private static Instant time(JsonNode millis) {
        return Instant.ofEpochMilli(millis.asLong(0));
    }
}
