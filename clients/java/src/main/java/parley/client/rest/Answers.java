package parley.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import parley.client.json.Json;
import parley.client.model.Cid;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.ConversationSettings;
import parley.client.model.Counterpart;
import parley.client.model.Device;
import parley.client.model.DeviceId;
import parley.client.model.InboxItem;
import parley.client.model.Message;
import parley.client.model.MessageReceipts;
import parley.client.model.Presence;
import parley.client.model.Privacy;
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
            counterpart(node).ifPresent(with -> items.add(inboxItem(node, with)));
        }
        return items;
    }

    static ConversationSettings settings(JsonNode node) {
        return ConversationSettings.of(
                node.path("mutedUntil").asLong(),
                node.path("archived").asBoolean(),
                node.path("pinned").asBoolean(),
                node.path("unread").asBoolean());
    }

    static MessageReceipts messageReceipts(JsonNode node) {
        return new MessageReceipts(
                node.path("members").asInt(),
                node.path("delivered").asInt(),
                node.path("read").asInt(),
                items(
                        node,
                        item -> new MessageReceipts.Item(
                                UserId.parse(item.path("user").asText()),
                                item.path("delivered").asBoolean(),
                                item.path("read").asBoolean())),
                node.path("next").asText());
    }

    static Presence presence(JsonNode node) {
        return new Presence(
                UserId.parse(node.path("user").asText()),
                node.path("state").asText().equals("online"),
                time(node.path("lastSeen")));
    }

    static Privacy privacy(JsonNode node) {
        return new Privacy(
                Privacy.Audience.of(node.path("presence").asText()),
                node.path("readReceipts").asBoolean());
    }

    /// Nothing for a kind that this version does not know.
    private static Optional<Counterpart> counterpart(JsonNode node) {
        return switch (node.path("kind").asText()) {
            case "direct" ->
                Optional.of(new Counterpart.Person(
                        UserId.parse(node.path("peer").path("user").asText())));
            case "group" ->
                Optional.of(new Counterpart.Members(node.path("member").asBoolean()));
            default -> Optional.empty();
        };
    }

    private static InboxItem inboxItem(JsonNode node, Counterpart with) {
        ConversationId conversation =
                ConversationId.parse(node.path("conversation").asText());
        JsonNode last = node.path("last");
        List<Watermark> receipts = new ArrayList<>();
        node.path("receipts").forEach(receipt -> receipts.add(watermark(receipt)));
        return new InboxItem(
                conversation,
                with,
                node.path("head").asLong(),
                time(node.path("at")),
                node.path("unread").asLong(),
                node.path("read").asLong(),
                last.isObject() && last.has("seq") ? List.of(message(conversation, last)) : List.of(),
                receipts,
                settings(node.path("settings")));
    }

    private static Message message(ConversationId conversation, JsonNode node) {
        return new Message(
                conversation,
                node.path("seq").asLong(),
                UserId.parse(node.path("from").path("user").asText()),
                DeviceId.parse(node.path("from").path("device").asText()),
                Cid.parse(node.path("cid").asText()),
                time(node.path("at")),
                new Content(Json.write(node.path("content"))),
                node.path("kind").asText().equals("system"));
    }

    static Instant time(JsonNode millis) {
        return Instant.ofEpochMilli(millis.asLong(0));
    }
}
